import { dayOf } from '../day.ts';
import type { InvoiceEvent } from '../events.ts';
import { inserted, isLater, type CreditNote, type InvoiceFacts, type Stamp, type Terms } from '../facts.ts';
import type { Ledger } from '../ledger.ts';
import { rejected, type Book, type Outcome, type Reject } from '../outcome.ts';
import { changeInvoice } from '../postings.ts';
import { bookAmount, checkAmount, checkDay } from '../validate.ts';

export function applyInvoiceEvent(ledger: Ledger, event: InvoiceEvent, book: Book): Outcome {
  const bad = checkInvoiceEvent(event);
  if (bad !== null) return bad;
  const stamp: Stamp = { at: event.occurredAt, eventId: event.eventId };
  switch (event.kind) {
    case 'ISSUED':
      return issue(ledger, event, book);
    case 'AMENDED':
      return withTerms(ledger, event, book, (invoice, { dueDate, amountMinor, currency, bookedMinor }) => {
        if (invoice.amended === null || isLater(stamp, invoice.amended.stamp))
          invoice.amended = { dueDate, amountMinor, currency, bookedMinor, stamp };
      });
    case 'CANCELLED':
      changeInvoice(ledger, event.invoiceId, (invoice) => (invoice.cancelled = true));
      return 'applied';
    case 'WRITTEN_OFF':
      changeInvoice(ledger, event.invoiceId, (invoice) => {
        if (invoice.writtenOff === null || isLater(invoice.writtenOff, stamp)) invoice.writtenOff = stamp;
      });
      return 'applied';
    case 'CREDIT_NOTE':
      return withTerms(ledger, event, book, (invoice, { amountMinor, currency, bookedMinor }) => {
        const day = dayOf(event.occurredAt);
        const credit = { eventId: event.eventId, day, amountMinor, currency, bookedMinor };
        invoice.credits = inserted(invoice.credits, credit, creditComesAfter);
      });
  }
}

function issue(ledger: Ledger, event: InvoiceEvent, book: Book): Outcome {
  const known = ledger.invoices.get(event.invoiceId)?.issued;
  if (known === undefined || known === null)
    return withTerms(ledger, event, book, (invoice, terms) => {
      invoice.issued = terms;
      invoice.orderId = event.orderId ?? null;
    });
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

function withTerms(
  ledger: Ledger,
  event: InvoiceEvent,
  book: Book,
  change: (invoice: InvoiceFacts, terms: Terms) => void,
): Outcome {
  const { issueDate, dueDate, amountMinor, currency } = event;
  const booked = bookAmount(ledger, amountMinor, currency, book);
  if (typeof booked !== 'number') return booked;
  ledger.grossMinor += Math.max(amountMinor, booked);
  const terms: Terms = { issueDate, dueDate, amountMinor, currency, bookedMinor: booked };
  changeInvoice(ledger, event.invoiceId, (invoice) => change(invoice, terms));
  return 'applied';
}

function creditComesAfter(a: CreditNote, b: CreditNote): boolean {
  return a.day !== b.day ? a.day > b.day : a.eventId > b.eventId;
}
