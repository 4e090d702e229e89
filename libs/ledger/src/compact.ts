import { indexAll } from './idIndex.ts';
import {
  BY_DATE,
  I,
  INVOICE_WORDS,
  INVOICES,
  ITEM_WORDS,
  ITEMS,
  PAYMENT_WORDS,
  PAYMENTS,
  SETTLED,
  TEXT,
} from './layout.ts';
import type { Ledger } from './ledger.ts';
import { invoiceAt } from './invoices.ts';
import { PAID_BOUNDS } from './paid.ts';
import { itemAt, paymentAt } from './payments.ts';
import { lengthOf, setLength, startOf } from './sections.ts';
import { settlementOf } from './settled.ts';
import { textBytes } from './text.ts';

/**
 * Takes rows out of the block: the marked invoices and payments, with all items of these payments. An invoice goes with
 * all its payments, and the settled ones are the first of their list; all have left every window.
 */
export function compact(ledger: Ledger, goneInvoices: Uint8Array, gonePayments: Uint8Array): void {
  noteForgotten(ledger, goneInvoices, gonePayments);
  dropSettled(ledger, goneInvoices);
  const invoices = renumbered(goneInvoices);
  const payments = renumbered(gonePayments);
  const items = renumbered(goneItems(ledger, gonePayments));
  renumberLists(ledger, invoices, payments);
  moveRows(ledger, items, invoices, payments);
  renumberRare(ledger, invoices, payments, items);
  packTexts(ledger);
  indexAll(ledger);
}

const GONE = -1;

/** The new number of each row; -1 for one that goes. */
function renumbered(gone: Uint8Array): Int32Array {
  const numbers = new Int32Array(gone.length);
  let next = 0;
  for (let row = 0; row < gone.length; row++) numbers[row] = gone[row] === 1 ? GONE : next++;
  return numbers;
}

function goneItems(ledger: Ledger, gonePayments: Uint8Array): Uint8Array {
  const gone = new Uint8Array(lengthOf(ledger, ITEMS));
  for (let item = 0; item < gone.length; item++)
    gone[item] = gonePayments[ledger.chunk.i32[2 * itemAt(ledger, item) + 2]!]!;
  return gone;
}

/** Remembers up to which date something is missing. */
function noteForgotten(ledger: Ledger, goneInvoices: Uint8Array, gonePayments: Uint8Array): void {
  const { i32 } = ledger.chunk;
  const through = 2 * ledger.at + I.forgottenThrough;
  for (let row = 0; row < goneInvoices.length; row++)
    if (goneInvoices[row] === 1) i32[through] = Math.max(i32[through]!, i32[2 * invoiceAt(ledger, row) + 4]!);
  for (let row = 0; row < gonePayments.length; row++)
    if (gonePayments[row] === 1) i32[through] = Math.max(i32[through]!, i32[2 * paymentAt(ledger, row) + 2]!);
}

/** The late ones in a row that are forgotten go on counting. */
function dropSettled(ledger: Ledger, gone: Uint8Array): void {
  const { i32 } = ledger.chunk;
  const head = 2 * ledger.at;
  const list = 2 * startOf(ledger, SETTLED);
  const length = lengthOf(ledger, SETTLED);
  let dropped = 0;
  for (; dropped < length && gone[i32[list + dropped]!] === 1; dropped++) {
    const { isLate } = settlementOf(ledger, i32[list + dropped]!);
    i32[head + I.forgottenStreak] = isLate ? i32[head + I.forgottenStreak]! + 1 : 0;
  }
  i32.copyWithin(list, list + dropped, list + length);
  setLength(ledger, SETTLED, length - dropped);
  for (let bound = 0; bound < 2; bound++) i32[head + I.settledPassed + bound]! -= dropped;
  i32[head + I.lastInTime] = Math.max(-1, i32[head + I.lastInTime]! - dropped);
}

function renumberLists(ledger: Ledger, invoices: Int32Array, payments: Int32Array): void {
  const { i32 } = ledger.chunk;
  const settled = 2 * startOf(ledger, SETTLED);
  for (let at = 0; at < lengthOf(ledger, SETTLED); at++) i32[settled + at] = invoices[i32[settled + at]!]!;
  const byDate = 2 * startOf(ledger, BY_DATE);
  const length = lengthOf(ledger, BY_DATE);
  let kept = 0;
  for (let at = 0; at < length; at++) {
    const row = payments[i32[byDate + at]!]!;
    if (row !== GONE) i32[byDate + kept++] = row;
  }
  setLength(ledger, BY_DATE, kept);
  for (let bound = 0; bound < PAID_BOUNDS.length; bound++)
    i32[2 * ledger.at + I.paymentsPassed + bound]! -= length - kept;
}

function moveRows(ledger: Ledger, items: Int32Array, invoices: Int32Array, payments: Int32Array): void {
  const { i32 } = ledger.chunk;
  const itemOf = (item: number): number => (item < 0 ? item : items[item]!);
  for (let row = 0; row < items.length; row++) {
    const at = 2 * itemAt(ledger, row);
    i32[at + 2] = payments[i32[at + 2]!]!;
    i32[at + 3] = invoices[i32[at + 3]!]!;
    i32[at + 4] = itemOf(i32[at + 4]!);
  }
  for (let row = 0; row < invoices.length; row++) {
    const last = 2 * invoiceAt(ledger, row) + 7;
    i32[last] = itemOf(i32[last]!);
  }
  for (let row = 0; row < payments.length; row++) {
    // One without items points behind those of the payments before it.
    const first = 2 * paymentAt(ledger, row) + 3;
    while (i32[first]! < items.length && items[i32[first]!] === GONE) i32[first]! += 1;
    i32[first] = i32[first]! < items.length ? items[i32[first]!]! : keptOf(items);
  }
  pack(ledger, ITEMS, ITEM_WORDS, items);
  pack(ledger, INVOICES, INVOICE_WORDS, invoices);
  pack(ledger, PAYMENTS, PAYMENT_WORDS, payments);
}

function pack(ledger: Ledger, section: number, words: number, numbers: Int32Array): void {
  const { i32 } = ledger.chunk;
  const start = startOf(ledger, section);
  for (let row = 0; row < numbers.length; row++) {
    const to = numbers[row]!;
    if (to !== GONE && to !== row)
      i32.copyWithin(2 * (start + words * to), 2 * (start + words * row), 2 * (start + words * (row + 1)));
  }
  setLength(ledger, section, keptOf(numbers));
}

function keptOf(numbers: Int32Array): number {
  let kept = 0;
  for (let row = 0; row < numbers.length; row++) if (numbers[row] !== GONE) kept++;
  return kept;
}

function renumberRare(ledger: Ledger, invoices: Int32Array, payments: Int32Array, items: Int32Array): void {
  if (ledger.rare === null) return;
  const { rare } = ledger;
  renumberMap(rare.invoices, invoices);
  renumberMap(rare.orderIds, invoices);
  renumberMap(rare.booked, payments);
  renumberMap(rare.reversed, payments);
  renumberMap(rare.taken, items);
}

function renumberMap<T>(map: Map<number, T>, numbers: Int32Array): void {
  const entries = [...map];
  map.clear();
  for (const [row, value] of entries) if (numbers[row] !== GONE) map.set(numbers[row]!, value);
}

/** Ids stand in the order in which they came, so that those of the kept rows only move down. */
function packTexts(ledger: Ledger): void {
  const { i32, u8 } = ledger.chunk;
  const places: number[] = [];
  for (let row = 0; row < lengthOf(ledger, INVOICES); row++) places.push(2 * invoiceAt(ledger, row) + 8);
  for (let row = 0; row < lengthOf(ledger, PAYMENTS); row++) places.push(2 * paymentAt(ledger, row) + 4);
  places.sort((a, b) => i32[a]! - i32[b]!);
  const start = 8 * startOf(ledger, TEXT);
  let end = 0;
  for (const place of places) {
    const at = i32[place]!;
    const bytes = textBytes(ledger, at);
    u8.copyWithin(start + end, start + at, start + at + bytes);
    i32[place] = end;
    end += bytes;
  }
  setLength(ledger, TEXT, end);
}
