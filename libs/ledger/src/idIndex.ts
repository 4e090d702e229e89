import { INDEX, INVOICE_WORDS, INVOICES, PAYMENT_WORDS, PAYMENTS } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { lengthOf, resize, setLength, startOf, wordsOf } from './sections.ts';
import { isText } from './text.ts';

/*
 * From ids to rows: an open-addressing table of integers, 0 where free, else row × 2 + 1 for an invoice and
 * row × 2 + 2 for a payment.
 */
const NONE = -1;

export function hashId(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/** The row of an invoice id, or -1. */
export function findInvoice(ledger: Ledger, id: string, hash: number): number {
  return find(ledger, id, hash, 1, INVOICES, INVOICE_WORDS, 8);
}

/** The row of a payment id, or -1. */
export function findPayment(ledger: Ledger, id: string, hash: number): number {
  return find(ledger, id, hash, 0, PAYMENTS, PAYMENT_WORDS, 4);
}

/** `parity` is that of the entry, `idAt` the integer of a row at which its id stands; the hash follows it. */
function find(
  ledger: Ledger,
  id: string,
  hash: number,
  parity: number,
  section: number,
  rowWords: number,
  idAt: number,
): number {
  const { i32 } = ledger.chunk;
  const start = 2 * startOf(ledger, INDEX);
  const mask = 2 * wordsOf(ledger, INDEX) - 1;
  const rows = 2 * startOf(ledger, section) + idAt;
  for (let place = hash & mask; ; place = (place + 1) & mask) {
    const entry = i32[start + place]!;
    if (entry === 0) return NONE;
    if ((entry & 1) !== parity) continue;
    const row = (entry - 1) >> 1;
    const at = rows + 2 * rowWords * row;
    if (i32[at + 1] === hash && isText(ledger, i32[at]!, id)) return row;
  }
}

export function indexInvoice(ledger: Ledger, row: number, hash: number): void {
  add(ledger, 2 * row + 1, hash);
}

export function indexPayment(ledger: Ledger, row: number, hash: number): void {
  add(ledger, 2 * row + 2, hash);
}

function add(ledger: Ledger, entry: number, hash: number): void {
  const count = lengthOf(ledger, INDEX) + 1;
  const words = wordsOf(ledger, INDEX);
  if (count * 4 > 2 * words * 3) {
    setLength(ledger, INDEX, 0);
    resize(ledger, INDEX, 2 * words);
    indexAll(ledger);
    return;
  }
  put(ledger, entry, hash);
  setLength(ledger, INDEX, count);
}

/** Builds the table anew from the rows; it must be large enough. */
export function indexAll(ledger: Ledger): void {
  const { i32 } = ledger.chunk;
  const start = 2 * startOf(ledger, INDEX);
  i32.fill(0, start, start + 2 * wordsOf(ledger, INDEX));
  const invoices = lengthOf(ledger, INVOICES);
  const payments = lengthOf(ledger, PAYMENTS);
  const invoiceHash = 2 * startOf(ledger, INVOICES) + 9;
  const paymentHash = 2 * startOf(ledger, PAYMENTS) + 5;
  for (let row = 0; row < invoices; row++)
    put(ledger, 2 * row + 1, i32[invoiceHash + 2 * INVOICE_WORDS * row]!);
  for (let row = 0; row < payments; row++)
    put(ledger, 2 * row + 2, i32[paymentHash + 2 * PAYMENT_WORDS * row]!);
  setLength(ledger, INDEX, invoices + payments);
}

function put(ledger: Ledger, entry: number, hash: number): void {
  const { i32 } = ledger.chunk;
  const start = 2 * startOf(ledger, INDEX);
  const mask = 2 * wordsOf(ledger, INDEX) - 1;
  let place = hash & mask;
  while (i32[start + place] !== 0) place = (place + 1) & mask;
  i32[start + place] = entry;
}
