import { currencyNumber } from './currency.ts';
import { indexPayment } from './idIndex.ts';
import { ITEM_WORDS, ITEMS, MARK_BITS, MARKS, PAYMENT_WORDS, PAYMENTS } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { lengthOf, reserve, setLength, startOf } from './sections.ts';
import { addText } from './text.ts';

/** The first word of a payment's row. */
export function paymentAt(ledger: Ledger, row: number): number {
  return startOf(ledger, PAYMENTS) + PAYMENT_WORDS * row;
}

export function itemAt(ledger: Ledger, item: number): number {
  return startOf(ledger, ITEMS) + ITEM_WORDS * item;
}

/** A payment of which nothing is known but its id. */
export function newPayment(ledger: Ledger, paymentId: string, hash: number): number {
  const idAt = addText(ledger, paymentId);
  reserve(ledger, PAYMENTS);
  const row = lengthOf(ledger, PAYMENTS);
  const at = paymentAt(ledger, row);
  const { f64, i32 } = ledger.chunk;
  f64[at] = 0;
  i32[2 * at + 2] = 0;
  i32[2 * at + 3] = lengthOf(ledger, ITEMS);
  i32[2 * at + 4] = idAt;
  i32[2 * at + 5] = hash;
  i32[2 * at + 6] = 0;
  i32[2 * at + 7] = ledger.today;
  setLength(ledger, PAYMENTS, row + 1);
  indexPayment(ledger, row, hash);
  return row;
}

export function paymentMarks(ledger: Ledger, row: number): number {
  return ledger.chunk.i32[2 * paymentAt(ledger, row) + 6]! & MARKS;
}

/** Adds marks, and notes the currency where one is given. */
export function markPayment(
  ledger: Ledger,
  row: number,
  marks: number,
  currency: string | null = null,
): void {
  const at = 2 * paymentAt(ledger, row) + 6;
  ledger.chunk.i32[at]! |= currency === null ? marks : marks | (currencyNumber(currency) << MARK_BITS);
}

/** An item of a payment, the last of its items so far; it stands on no invoice yet. */
export function addItem(ledger: Ledger, payment: number, invoice: number, amountMinor: number): number {
  reserve(ledger, ITEMS);
  const item = lengthOf(ledger, ITEMS);
  const at = itemAt(ledger, item);
  const { f64, i32 } = ledger.chunk;
  f64[at] = amountMinor;
  i32[2 * at + 2] = payment;
  i32[2 * at + 3] = invoice;
  i32[2 * at + 4] = -1;
  i32[2 * at + 5] = 0;
  setLength(ledger, ITEMS, item + 1);
  return item;
}

/** The item after the last one of a payment. */
export function itemsEnd(ledger: Ledger, payment: number): number {
  const { i32 } = ledger.chunk;
  const end = lengthOf(ledger, ITEMS);
  let item = i32[2 * paymentAt(ledger, payment) + 3]!;
  while (item < end && i32[2 * itemAt(ledger, item) + 2] === payment) item++;
  return item;
}
