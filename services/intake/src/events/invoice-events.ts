import { datedEvent, type DatedEvent } from './dated-event.ts';
import type { InvoiceFacts } from './invoice-row.ts';

/** The document itself. */
export function documentEvent(facts: InvoiceFacts, source: string): DatedEvent {
  const { kind, invoiceId, customerId, issueDate, dueDate, amountMinor, currency } = facts;
  const { companyCode, documentType, orderId, terms } = facts;
  return datedEvent('InvoiceEvent', facts.occurredOn, facts.documentId, {
    source,
    customerId,
    kind,
    invoiceId,
    issueDate,
    dueDate,
    amountMinor,
    currency,
    companyCode,
    documentType,
    orderId,
    terms,
  });
}

/** The dispute, where the document is flagged. */
export function disputeEvents(facts: InvoiceFacts, source: string): DatedEvent[] {
  return facts.disputedOn === null ? [] : [disputeEvent(facts, source, 'DISPUTED', facts.disputedOn)];
}

/** The settlement of an invoice: what is left of it is paid, and its dispute is over. */
export function settlementEvents(facts: InvoiceFacts, source: string, leftMinor: number): DatedEvent[] {
  const day = facts.settledDate;
  if (day === null) return [];
  const events: DatedEvent[] = [];
  if (facts.disputedOn !== null) events.push(disputeEvent(facts, source, 'DISPUTE_RESOLVED', day));
  if (leftMinor <= 0) return events;
  const { customerId, invoiceId, currency } = facts;
  const paymentId = `${facts.settlementId ?? 'settled'}/${invoiceId}`;
  const payment = datedEvent('PaymentEvent', day, paymentId, {
    source,
    customerId,
    kind: 'RECEIVED',
    paymentId,
    paymentDate: day,
    amountMinor: leftMinor,
    currency,
    allocations: [{ invoiceId, amountMinor: leftMinor }],
    method: null,
  });
  return [...events, payment];
}

function disputeEvent(
  facts: InvoiceFacts,
  source: string,
  kind: 'DISPUTED' | 'DISPUTE_RESOLVED',
  day: number,
): DatedEvent {
  return datedEvent('OverdueEvent', day, facts.documentId, {
    source,
    customerId: facts.customerId,
    kind,
    invoiceId: facts.invoiceId,
    dunningLevel: null,
    promisedDate: null,
    amountMinor: null,
    reason: null,
  });
}
