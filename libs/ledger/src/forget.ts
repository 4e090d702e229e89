import { latestPaymentsFrom } from './paid.ts';
import type { Day } from './day.ts';
import { CANCELLED, I, INVOICES, ITEMS, KNOWN, PAYMENTS, RARE, RECEIVED, SETTLED } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { invoiceAt, invoiceMarks } from './invoices.ts';
import { itemAt, paymentAt, paymentMarks } from './payments.ts';
import { compact } from './compact.ts';
import { rejected, type Reject } from './outcome.ts';
import { lengthOf, startOf } from './sections.ts';
import { forgetSeen } from './seen.ts';

/** What is closed and has not been touched for so many days is forgotten, event ids with it. */
export const KEPT_DAYS = 730;
/** Every so many days. */
const EVERY_DAYS = 32;

/**
 * Forgets, on fixed days of the calendar, so that neither batches nor jumps make a difference: event ids taken longer
 * than `KEPT_DAYS` ago; closed invoices and their payments on which nothing happened since. The sums keep what they
 * added. Kept all the same: the latest payments, which the scores of habits look at, and every invoice settled after
 * one that stays, so that the late payments in a row stay countable.
 */
export function forget(ledger: Ledger): void {
  const { i32 } = ledger.chunk;
  const due = 2 * ledger.at + I.forgetsFrom;
  if (ledger.today < i32[due]!) return;
  const epoch = Math.floor(ledger.today / EVERY_DAYS) * EVERY_DAYS;
  i32[due] = epoch + EVERY_DAYS;
  const before = epoch - KEPT_DAYS;
  forgetSeen(ledger, before);
  if (lengthOf(ledger, INVOICES) + lengthOf(ledger, PAYMENTS) > 0) forgetClosed(ledger, before);
}

function forgetClosed(ledger: Ledger, before: Day): void {
  const goneInvoices = quietInvoices(ledger, before);
  const gonePayments = quietPayments(ledger, before);
  if (!goneInvoices.includes(1) && !gonePayments.includes(1)) return;
  const { i32 } = ledger.chunk;
  const items = lengthOf(ledger, ITEMS);
  for (let changed = true; changed;) {
    changed = keepLaterSettled(ledger, goneInvoices);
    // An invoice goes with all its payments, a payment with all its invoices, or not at all.
    for (let item = 0; item < items; item++) {
      const at = 2 * itemAt(ledger, item);
      const payment = i32[at + 2]!;
      const invoice = i32[at + 3]!;
      if (gonePayments[payment] === goneInvoices[invoice]) continue;
      gonePayments[payment] = 0;
      goneInvoices[invoice] = 0;
      changed = true;
    }
  }
  if (goneInvoices.includes(1) || gonePayments.includes(1)) compact(ledger, goneInvoices, gonePayments);
}

function quietInvoices(ledger: Ledger, before: Day): Uint8Array {
  const { f64, i32 } = ledger.chunk;
  const gone = new Uint8Array(lengthOf(ledger, INVOICES));
  for (let row = 0; row < gone.length; row++) {
    const at = invoiceAt(ledger, row);
    const marks = invoiceMarks(ledger, row);
    // What is rare is rare: it stays.
    const isClosed = (marks & RARE) === 0 && (marks & KNOWN) !== 0 && f64[at] === f64[at + 1];
    const latest = Math.max(i32[2 * at + 4]!, i32[2 * at + 6]!, i32[2 * at + 11]!);
    if (latest < before && (isClosed || (marks & CANCELLED) !== 0)) gone[row] = 1;
  }
  return gone;
}

function quietPayments(ledger: Ledger, before: Day): Uint8Array {
  const { i32 } = ledger.chunk;
  const gone = new Uint8Array(lengthOf(ledger, PAYMENTS));
  const kept = latestPaymentsFrom(ledger);
  for (let row = 0; row < gone.length; row++) {
    const at = 2 * paymentAt(ledger, row);
    const day = i32[at + 2]!;
    const isKnown = (paymentMarks(ledger, row) & RECEIVED) !== 0;
    if (isKnown && day < before && day < kept && i32[at + 7]! < before) gone[row] = 1;
  }
  return gone;
}

/** Of the settled invoices only a beginning of the list may go. */
function keepLaterSettled(ledger: Ledger, gone: Uint8Array): boolean {
  const { i32 } = ledger.chunk;
  const list = 2 * startOf(ledger, SETTLED);
  const length = lengthOf(ledger, SETTLED);
  let at = 0;
  while (at < length && gone[i32[list + at]!] === 1) at++;
  let changed = false;
  for (; at < length; at++) {
    const invoice = i32[list + at]!;
    if (gone[invoice] === 1) changed = true;
    gone[invoice] = 0;
  }
  return changed;
}

/** Refuses what says of an unknown document that it is from a time of which documents are forgotten. */
export function checkForgotten(ledger: Ledger, id: string, day: Day): Reject | null {
  const through = ledger.chunk.i32[2 * ledger.at + I.forgottenThrough]!;
  if (day > through) return null;
  return rejected(
    'forgotten-period',
    `document ${id} is not known, and closed documents of this customer up to day ${through} are forgotten after ${KEPT_DAYS} days`,
  );
}
