import { allocate, deallocate } from '../allocate.ts';
import { ONE_REVERSAL } from '../columns.ts';
import { currencyNumber } from '../currency.ts';
import { dayOf, type Day } from '../day.ts';
import type { PaymentEvent } from '../events.ts';
import { bookedUpTo, isLater, type Stamp } from '../facts.ts';
import { checkForgotten } from '../forget.ts';
import { findPayment, hashId } from '../idIndex.ts';
import { invoiceAt, invoiceOf } from '../invoices.ts';
import { F, FOREIGN, MARK_BITS, RECEIVED, REVERSED } from '../layout.ts';
import type { Ledger } from '../ledger.ts';
import { rejected, type Book, type Outcome, type Reject } from '../outcome.ts';
import { countPayment, listPayment } from '../paid.ts';
import { addItem, itemAt, itemsEnd, markPayment, newPayment, paymentAt, paymentMarks } from '../payments.ts';
import { negated } from '../postings.ts';
import { rareOf } from '../rare.ts';
import { incidentsOf } from '../rareSeries.ts';
import { addToSeries } from '../series.ts';
import { isText } from '../text.ts';
import { bookAmount, checkAmount, checkDay, isAmount } from '../validate.ts';

export function applyPaymentEvent(ledger: Ledger, event: PaymentEvent, book: Book): Outcome {
  const bad = checkAmount('amountMinor', event.amountMinor) ?? checkDay('paymentDate', event.paymentDate);
  if (bad !== null) return bad;
  return event.kind === 'RECEIVED' ? receive(ledger, event, book) : reverse(ledger, event);
}

function receive(ledger: Ledger, event: PaymentEvent, book: Book): Outcome {
  const bad = checkAllocations(event);
  if (bad !== null) return bad;
  const { paymentId, paymentDate, amountMinor, currency } = event;
  const hash = hashId(paymentId);
  const known = findPayment(ledger, paymentId, hash);
  if (known >= 0 && (paymentMarks(ledger, known) & RECEIVED) !== 0)
    return receivedAgain(ledger, known, event);
  const forgotten = known >= 0 ? null : checkForgotten(ledger, paymentId, paymentDate);
  if (forgotten !== null) return forgotten;
  const booked = bookAmount(ledger, amountMinor, currency, book);
  if (typeof booked !== 'number') return booked;
  ledger.chunk.f64[ledger.at + F.gross]! += Math.max(amountMinor, booked);
  const row = known >= 0 ? known : newPayment(ledger, paymentId, hash);
  const isForeign = booked !== amountMinor;
  if (isForeign) rareOf(ledger).booked.set(row, booked);
  markPayment(ledger, row, isForeign ? RECEIVED | FOREIGN : RECEIVED, currency);
  const rest = noteParts(ledger, row, event);
  listPayment(ledger, row, paymentDate);
  if ((paymentMarks(ledger, row) & REVERSED) === 0) postPayment(ledger, row, paymentDate, rest, isForeign);
  return 'applied';
}

/** Notes what the payment is for; gives what no allocation names, in its own currency. */
function noteParts(ledger: Ledger, row: number, event: PaymentEvent): number {
  const { allocations } = event;
  let rest = event.amountMinor;
  for (let i = 0; i < allocations.length; i++) {
    const allocation = allocations[i]!;
    const item = addItem(ledger, row, invoiceOf(ledger, allocation.invoiceId), allocation.amountMinor);
    if (i === 0) ledger.chunk.i32[2 * paymentAt(ledger, row) + 3] = item;
    rest -= allocation.amountMinor;
  }
  const at = paymentAt(ledger, row);
  ledger.chunk.f64[at] = event.amountMinor;
  ledger.chunk.i32[2 * at + 2] = event.paymentDate;
  ledger.chunk.i32[2 * at + 7] = ledger.today;
  return rest;
}

/** Counts the payment and hands its parts to their invoices. */
function postPayment(ledger: Ledger, row: number, day: Day, rest: number, isForeign: boolean): void {
  countPayment(ledger, day, 1);
  ledger.chunk.f64[ledger.at + F.unapplied]! += isForeign ? bookedRest(ledger, row, rest) : rest;
  const end = itemsEnd(ledger, row);
  for (let item = ledger.chunk.i32[2 * paymentAt(ledger, row) + 3]!; item < end; item++)
    allocate(ledger, item, day, isForeign);
}

function unpostPayment(ledger: Ledger, row: number): void {
  const at = paymentAt(ledger, row);
  const { f64, i32 } = ledger.chunk;
  countPayment(ledger, i32[2 * at + 2]!, -1);
  const first = i32[2 * at + 3]!;
  const end = itemsEnd(ledger, row);
  let rest = f64[at]!;
  for (let item = first; item < end; item++) rest -= f64[itemAt(ledger, item)]!;
  f64[ledger.at + F.unapplied]! -= bookedRest(ledger, row, rest);
  for (let item = first; item < end; item++) deallocate(ledger, item);
}

function bookedRest(ledger: Ledger, row: number, rest: number): number {
  const amountMinor = ledger.chunk.f64[paymentAt(ledger, row)]!;
  const upTo = (total: number): number => bookedUpTo(ledger, row, amountMinor, total);
  return (ledger.rare?.booked.get(row) ?? amountMinor) - upTo(amountMinor - rest);
}

function reverse(ledger: Ledger, event: PaymentEvent): Outcome {
  const hash = hashId(event.paymentId);
  const known = findPayment(ledger, event.paymentId, hash);
  const row = known >= 0 ? known : newPayment(ledger, event.paymentId, hash);
  const stamp: Stamp = { at: event.occurredAt, eventId: event.eventId };
  const { reversed } = rareOf(ledger);
  const before = reversed.get(row) ?? null;
  if (before !== null && !isLater(before, stamp)) return 'applied';
  reversed.set(row, stamp);
  addToSeries(incidentsOf(ledger), dayOf(stamp.at), ONE_REVERSAL);
  if (before !== null) addToSeries(incidentsOf(ledger), dayOf(before.at), negated(ONE_REVERSAL));
  else if ((paymentMarks(ledger, row) & RECEIVED) !== 0) unpostPayment(ledger, row);
  markPayment(ledger, row, REVERSED);
  ledger.chunk.i32[2 * paymentAt(ledger, row) + 7] = ledger.today;
  return 'applied';
}

function checkAllocations(event: PaymentEvent): Reject | null {
  const { allocations } = event;
  let allocated = 0;
  for (let i = 0; i < allocations.length; i++) {
    const { invoiceId, amountMinor } = allocations[i]!;
    if (!isAmount(amountMinor)) return checkAmount(`the allocation to invoice ${invoiceId}`, amountMinor);
    allocated += amountMinor;
  }
  if (allocated <= event.amountMinor) return null;
  const message = `payment ${event.paymentId} of ${event.amountMinor} allocates ${allocated}; the parts may not exceed the whole`;
  return rejected('allocation-exceeds-payment', message);
}

function receivedAgain(ledger: Ledger, row: number, event: PaymentEvent): Outcome {
  if (isSame(ledger, row, event)) return 'duplicate';
  const message = `payment ${event.paymentId} was received before with another amount, date or allocation; reverse it and send the right one under a new id`;
  return rejected('payment-conflict', message);
}

function isSame(ledger: Ledger, row: number, event: PaymentEvent): boolean {
  const { f64, i32 } = ledger.chunk;
  const at = paymentAt(ledger, row);
  const first = i32[2 * at + 3]!;
  const { allocations } = event;
  if (i32[2 * at + 2] !== event.paymentDate || f64[at] !== event.amountMinor) return false;
  if (i32[2 * at + 6]! >>> MARK_BITS !== currencyNumber(event.currency)) return false;
  if (itemsEnd(ledger, row) - first !== allocations.length) return false;
  for (let i = 0; i < allocations.length; i++) {
    const item = itemAt(ledger, first + i);
    if (f64[item] !== allocations[i]!.amountMinor) return false;
    const invoice = invoiceAt(ledger, i32[2 * item + 3]!);
    if (!isText(ledger, i32[2 * invoice + 8]!, allocations[i]!.invoiceId)) return false;
  }
  return true;
}
