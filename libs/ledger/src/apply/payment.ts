import { negated, changeInvoice } from '../postings.ts';
import { ONE_PAYMENT, ONE_REVERSAL } from '../columns.ts';
import { dayOf, type Day } from '../day.ts';
import { addToDay } from '../day-totals.ts';
import type { PaymentEvent } from '../events.ts';
import { scale } from '../exact.ts';
import {
  inserted,
  isLater,
  type Allocation,
  type PaymentFacts,
  type Received,
  type Stamp,
} from '../facts.ts';
import { incidentsOf, type Ledger } from '../ledger.ts';
import { rejected, type Book, type Outcome, type Reject } from '../outcome.ts';
import { addToSeries } from '../series.ts';
import { bookAmount, checkAmount, checkDay } from '../validate.ts';

export function applyPaymentEvent(ledger: Ledger, event: PaymentEvent, book: Book): Outcome {
  const bad = checkAmount('amountMinor', event.amountMinor) ?? checkDay('paymentDate', event.paymentDate);
  if (bad !== null) return bad;
  return event.kind === 'RECEIVED' ? receive(ledger, event, book) : reverse(ledger, event);
}

function receive(ledger: Ledger, event: PaymentEvent, book: Book): Outcome {
  const bad = checkAllocations(event);
  if (bad !== null) return bad;
  const known = ledger.payments.get(event.paymentId)?.received;
  if (known !== undefined && known !== null) {
    if (isSame(known, event)) return 'duplicate';
    const message = `payment ${event.paymentId} was received before with another amount, date or allocation; reverse it and send the right one under a new id`;
    return rejected('payment-conflict', message);
  }
  const booked = bookAmount(ledger, event.amountMinor, event.currency, book);
  if (typeof booked !== 'number') return booked;
  ledger.grossMinor += Math.max(event.amountMinor, booked);
  const payment = paymentOf(ledger, event.paymentId);
  payment.received = receivedFrom(event, booked);
  if (payment.reversed === null) postPayment(ledger, payment.paymentId, payment.received);
  return 'applied';
}

function reverse(ledger: Ledger, event: PaymentEvent): Outcome {
  const payment = paymentOf(ledger, event.paymentId);
  const stamp: Stamp = { at: event.occurredAt, eventId: event.eventId };
  const before = payment.reversed;
  if (before !== null && !isLater(before, stamp)) return 'applied';
  payment.reversed = stamp;
  postReversal(ledger, stamp);
  if (before !== null) addToSeries(incidentsOf(ledger), dayOf(before.at), negated(ONE_REVERSAL));
  else if (payment.received !== null) unpostPayment(ledger, payment.paymentId, payment.received);
  return 'applied';
}

export function postReversal(ledger: Ledger, stamp: Stamp): void {
  addToSeries(incidentsOf(ledger), dayOf(stamp.at), ONE_REVERSAL);
}

/** Counts the payment and hands its allocations to their invoices. */
export function postPayment(ledger: Ledger, paymentId: string, received: Received): void {
  countPayment(ledger, received);
  const { currency, day } = received;
  for (const { invoiceId, amountMinor, bookedMinor } of received.allocations) {
    const allocation: Allocation = { paymentId, day, amountMinor, currency, bookedMinor };
    changeInvoice(ledger, invoiceId, (invoice) => {
      invoice.allocations = inserted(invoice.allocations, allocation, allocationComesAfter);
    });
  }
}

export function countPayment(ledger: Ledger, received: Received): void {
  addToSeries(ledger.paid, received.day, ONE_PAYMENT);
  addToDay(ledger.paymentDays, received.day, received.bookedMinor, () => standingPayments(ledger));
  ledger.unappliedMinor += received.unallocatedMinor;
}

function unpostPayment(ledger: Ledger, paymentId: string, received: Received): void {
  addToSeries(ledger.paid, received.day, negated(ONE_PAYMENT));
  addToDay(ledger.paymentDays, received.day, -received.bookedMinor, () => standingPayments(ledger));
  ledger.unappliedMinor -= received.unallocatedMinor;
  for (const { invoiceId } of received.allocations)
    changeInvoice(ledger, invoiceId, (invoice) => {
      invoice.allocations = invoice.allocations.filter((allocation) => allocation.paymentId !== paymentId);
    });
}

function* standingPayments(ledger: Ledger): Iterable<{ day: Day; amountMinor: number }> {
  for (const { received, reversed } of ledger.payments.values())
    if (received !== null && reversed === null)
      yield { day: received.day, amountMinor: received.bookedMinor };
}

function checkAllocations(event: PaymentEvent): Reject | null {
  let allocated = 0;
  for (const { invoiceId, amountMinor } of event.allocations) {
    const bad = checkAmount(`the allocation to invoice ${invoiceId}`, amountMinor);
    if (bad !== null) return bad;
    allocated += amountMinor;
  }
  if (allocated <= event.amountMinor) return null;
  const message = `payment ${event.paymentId} of ${event.amountMinor} allocates ${allocated}; the parts may not exceed the whole`;
  return rejected('allocation-exceeds-payment', message);
}

/** Books the parts by rounding their running total, so that with the rest they add up to the whole. */
function receivedFrom(event: PaymentEvent, bookedMinor: number): Received {
  const { paymentDate, amountMinor, currency } = event;
  const bookedUpTo = (total: number): number =>
    amountMinor === 0 ? 0 : scale(total, bookedMinor, amountMinor);
  let total = 0;
  const allocations = event.allocations.map((allocation) => {
    const before = bookedUpTo(total);
    total += allocation.amountMinor;
    const part = bookedUpTo(total) - before;
    return { invoiceId: allocation.invoiceId, amountMinor: allocation.amountMinor, bookedMinor: part };
  });
  const unallocatedMinor = bookedMinor - bookedUpTo(total);
  return { day: paymentDate, amountMinor, currency, bookedMinor, allocations, unallocatedMinor };
}

function isSame(known: Received, event: PaymentEvent): boolean {
  return (
    known.day === event.paymentDate &&
    known.amountMinor === event.amountMinor &&
    known.currency === event.currency &&
    known.allocations.length === event.allocations.length &&
    known.allocations.every(({ invoiceId, amountMinor }, i) => {
      const other = event.allocations[i]!;
      return invoiceId === other.invoiceId && amountMinor === other.amountMinor;
    })
  );
}

function paymentOf(ledger: Ledger, paymentId: string): PaymentFacts {
  let payment = ledger.payments.get(paymentId);
  if (payment === undefined) {
    payment = { paymentId, received: null, reversed: null };
    ledger.payments.set(paymentId, payment);
  }
  return payment;
}

function allocationComesAfter(a: Allocation, b: Allocation): boolean {
  return a.day !== b.day ? a.day > b.day : a.paymentId > b.paymentId;
}
