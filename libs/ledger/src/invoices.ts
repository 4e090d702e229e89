import { currencyNumber } from './currency.ts';
import type { Day } from './day.ts';
import { hashId, findInvoice, indexInvoice } from './idIndex.ts';
import { INVOICE_WORDS, INVOICES, MARK_BITS, MARKS, NEVER, RARE } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { newRareInvoice, rareOf, type RareInvoice } from './rare.ts';
import { lengthOf, reserve, setLength, startOf } from './sections.ts';
import { addText } from './text.ts';

/** The first word of an invoice's row. */
export function invoiceAt(ledger: Ledger, row: number): number {
  return startOf(ledger, INVOICES) + INVOICE_WORDS * row;
}

/** The row of that id; an unknown one gets a placeholder on which facts wait. */
export function invoiceOf(ledger: Ledger, invoiceId: string): number {
  const hash = hashId(invoiceId);
  const row = findInvoice(ledger, invoiceId, hash);
  return row >= 0 ? row : newInvoice(ledger, invoiceId, hash);
}

/** A placeholder. */
export function newInvoice(ledger: Ledger, invoiceId: string, hash: number): number {
  const idAt = addText(ledger, invoiceId);
  reserve(ledger, INVOICES);
  const row = lengthOf(ledger, INVOICES);
  const at = invoiceAt(ledger, row);
  const { f64, i32 } = ledger.chunk;
  f64[at] = 0;
  f64[at + 1] = 0;
  i32[2 * at + 4] = 0;
  i32[2 * at + 5] = 0;
  i32[2 * at + 6] = NEVER;
  i32[2 * at + 7] = -1;
  i32[2 * at + 8] = idAt;
  i32[2 * at + 9] = hash;
  i32[2 * at + 10] = 0;
  i32[2 * at + 11] = ledger.today;
  setLength(ledger, INVOICES, row + 1);
  indexInvoice(ledger, row, hash);
  return row;
}

export function invoiceMarks(ledger: Ledger, row: number): number {
  return ledger.chunk.i32[2 * invoiceAt(ledger, row) + 10]! & MARKS;
}

export function markInvoice(ledger: Ledger, row: number, mark: number): void {
  ledger.chunk.i32[2 * invoiceAt(ledger, row) + 10]! |= mark;
}

/** What is rare about an invoice, to be added to. */
export function makeRare(ledger: Ledger, row: number): RareInvoice {
  const { invoices } = rareOf(ledger);
  let rare = invoices.get(row);
  if (rare === undefined) {
    rare = newRareInvoice();
    invoices.set(row, rare);
    markInvoice(ledger, row, RARE);
  }
  return rare;
}

/** Puts other terms in force; the issue date is set apart. */
export function setTerms(
  ledger: Ledger,
  row: number,
  dueDate: Day,
  amountMinor: number,
  currency: string,
  bookedMinor: number,
): void {
  const at = invoiceAt(ledger, row);
  const { f64, i32 } = ledger.chunk;
  f64[at] = amountMinor;
  i32[2 * at + 5] = dueDate;
  i32[2 * at + 10] = (i32[2 * at + 10]! & MARKS) | (currencyNumber(currency) << MARK_BITS);
  if (bookedMinor !== amountMinor) makeRare(ledger, row).bookedMinor = bookedMinor;
  else if ((i32[2 * at + 10]! & RARE) !== 0) makeRare(ledger, row).bookedMinor = null;
}
