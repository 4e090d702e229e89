import { currencyNumber } from '../currency.ts';
import { dayOf } from '../day.ts';
import { addDue } from '../due.ts';
import type { InvoiceEvent } from '../events.ts';
import { inserted, isLater, termsOf, type CreditNote, type Stamp, type Terms } from '../facts.ts';
import { checkForgotten } from '../forget.ts';
import { findInvoice, hashId } from '../idIndex.ts';
import {
  invoiceAt,
  invoiceMarks,
  invoiceOf,
  makeRare,
  markInvoice,
  newInvoice,
  setTerms,
} from '../invoices.ts';
import { addIssued } from '../issued.ts';
import { CANCELLED, F, KNOWN, MARK_BITS } from '../layout.ts';
import type { Ledger } from '../ledger.ts';
import { rejected, type Book, type Outcome, type Reject } from '../outcome.ts';
import { changeInvoice } from '../postings.ts';
import { rareInvoice, rareOf } from '../rare.ts';
import { bookAmount, checkAmount, checkDay } from '../validate.ts';

export function applyInvoiceEvent(ledger: Ledger, event: InvoiceEvent, book: Book): Outcome {
  const bad = checkInvoiceEvent(event);
  if (bad !== null) return bad;
  if (event.kind === 'ISSUED') return issue(ledger, event, book);
  const forgotten = checkKnown(ledger, event);
  if (forgotten !== null) return forgotten;
  const stamp: Stamp = { at: event.occurredAt, eventId: event.eventId };
  switch (event.kind) {
    case 'AMENDED':
      return amend(ledger, event, stamp, book);
    case 'CANCELLED': {
      const row = invoiceOf(ledger, event.invoiceId);
      changeInvoice(ledger, row, () => markInvoice(ledger, row, CANCELLED));
      return 'applied';
    }
    case 'WRITTEN_OFF': {
      const row = invoiceOf(ledger, event.invoiceId);
      changeInvoice(ledger, row, () => {
        const rare = makeRare(ledger, row);
        if (rare.writtenOff === null || isLater(rare.writtenOff, stamp)) rare.writtenOff = stamp;
      });
      return 'applied';
    }
    case 'CREDIT_NOTE':
      return credit(ledger, event, book);
  }
}

/** The ordinary case first: an id never heard of, in the base currency, for no order. */
function issue(ledger: Ledger, event: InvoiceEvent, book: Book): Outcome {
  const { invoiceId, issueDate, dueDate, amountMinor, currency } = event;
  const hash = hashId(invoiceId);
  const known = findInvoice(ledger, invoiceId, hash);
  if (known >= 0 && (invoiceMarks(ledger, known) & KNOWN) !== 0) return issuedAgain(ledger, known, event);
  const forgotten = known >= 0 ? null : checkForgotten(ledger, invoiceId, issueDate);
  if (forgotten !== null) return forgotten;
  const booked = bookAmount(ledger, amountMinor, currency, book);
  if (typeof booked !== 'number') return booked;
  ledger.chunk.f64[ledger.at + F.gross]! += Math.max(amountMinor, booked);
  const orderId = event.orderId ?? null;
  if (known >= 0 || booked !== amountMinor || orderId !== null) {
    const row = known >= 0 ? known : newInvoice(ledger, invoiceId, hash);
    changeInvoice(ledger, row, () => {
      noteTerms(ledger, row, event, booked);
      if (orderId !== null) rareOf(ledger).orderIds.set(row, orderId);
    });
    return 'applied';
  }
  const row = newInvoice(ledger, invoiceId, hash);
  const at = invoiceAt(ledger, row);
  const { f64, i32 } = ledger.chunk;
  f64[at] = amountMinor;
  i32[2 * at + 4] = issueDate;
  i32[2 * at + 5] = dueDate;
  i32[2 * at + 10] = KNOWN | (currencyNumber(currency) << MARK_BITS);
  addIssued(ledger, issueDate, amountMinor, 1);
  if (amountMinor > 0) addDue(ledger, dueDate, amountMinor, 1);
  return 'applied';
}

/** The invoice becomes known; where an amendment came before, that stays in force. */
function noteTerms(ledger: Ledger, row: number, event: InvoiceEvent, bookedMinor: number): void {
  const { issueDate, dueDate, amountMinor, currency } = event;
  ledger.chunk.i32[2 * invoiceAt(ledger, row) + 4] = issueDate;
  markInvoice(ledger, row, KNOWN);
  const amended = rareInvoice(ledger, row)?.amended ?? null;
  if (amended === null) setTerms(ledger, row, dueDate, amountMinor, currency, bookedMinor);
  else makeRare(ledger, row).issued = { issueDate, dueDate, amountMinor, currency, bookedMinor };
}

function issuedAgain(ledger: Ledger, row: number, event: InvoiceEvent): Outcome {
  const known: Terms = rareInvoice(ledger, row)?.issued ?? termsOf(ledger, row);
  if (
    known.issueDate === event.issueDate &&
    known.dueDate === event.dueDate &&
    known.amountMinor === event.amountMinor &&
    known.currency === event.currency
  )
    return 'duplicate';
  return rejected(
    'invoice-conflict',
    `invoice ${event.invoiceId} was issued before with other dates or another amount; send AMENDED to change it`,
  );
}

function amend(ledger: Ledger, event: InvoiceEvent, stamp: Stamp, book: Book): Outcome {
  const { dueDate, amountMinor, currency } = event;
  const booked = bookAmount(ledger, amountMinor, currency, book);
  if (typeof booked !== 'number') return booked;
  ledger.chunk.f64[ledger.at + F.gross]! += Math.max(amountMinor, booked);
  const row = invoiceOf(ledger, event.invoiceId);
  changeInvoice(ledger, row, () => {
    const rare = makeRare(ledger, row);
    if (rare.amended !== null && !isLater(stamp, rare.amended.stamp)) return;
    if (rare.amended === null && (invoiceMarks(ledger, row) & KNOWN) !== 0)
      rare.issued = termsOf(ledger, row);
    rare.amended = { dueDate, amountMinor, currency, bookedMinor: booked, stamp };
    setTerms(ledger, row, dueDate, amountMinor, currency, booked);
  });
  return 'applied';
}

function credit(ledger: Ledger, event: InvoiceEvent, book: Book): Outcome {
  const { amountMinor, currency, eventId } = event;
  const booked = bookAmount(ledger, amountMinor, currency, book);
  if (typeof booked !== 'number') return booked;
  ledger.chunk.f64[ledger.at + F.gross]! += Math.max(amountMinor, booked);
  const note: CreditNote = {
    eventId,
    day: dayOf(event.occurredAt),
    amountMinor,
    currency,
    bookedMinor: booked,
  };
  const row = invoiceOf(ledger, event.invoiceId);
  changeInvoice(ledger, row, () => {
    const rare = makeRare(ledger, row);
    rare.credits = inserted(rare.credits, note, creditComesAfter);
  });
  return 'applied';
}

/** A change of an invoice that is not known waits for it, unless it may be one that is forgotten. */
export function checkKnown(
  ledger: Ledger,
  { invoiceId, occurredAt }: { readonly invoiceId: string; readonly occurredAt: number },
): Reject | null {
  if (findInvoice(ledger, invoiceId, hashId(invoiceId)) >= 0) return null;
  return checkForgotten(ledger, invoiceId, dayOf(occurredAt));
}

/** Dates are checked where they are read: a producer may leave them at anything elsewhere. */
function checkInvoiceEvent(event: InvoiceEvent): Reject | null {
  const hasIssueDate = event.kind === 'ISSUED';
  const hasDueDate = event.kind === 'ISSUED' || event.kind === 'AMENDED';
  return (
    checkAmount('amountMinor', event.amountMinor) ??
    (hasIssueDate ? checkDay('issueDate', event.issueDate) : null) ??
    (hasDueDate ? checkDay('dueDate', event.dueDate) : null)
  );
}

function creditComesAfter(a: CreditNote, b: CreditNote): boolean {
  return a.day !== b.day ? a.day > b.day : a.eventId > b.eventId;
}
