import type { Day } from '@foreshock/contracts';
import { customerEvent } from '../events/customer-row.ts';
import type { DatedEvent } from '../events/dated-event.ts';
import { disputeEvents, documentEvent, settlementEvents } from '../events/invoice-events.ts';
import { overdueEvent } from '../events/overdue-row.ts';
import { paymentEvent } from '../events/payment-events.ts';
import { firstDays, settledElsewhere, type LedgerDraft } from './ledger-draft.ts';

/** Makes the events of one thing when their day is written, so that they are not all in memory at once. */
type Maker = () => readonly DatedEvent[];

export interface LogDays {
  /** First and last day with an event of a document; null when there are only master data, or nothing. */
  readonly span: { readonly first: Day; readonly last: Day } | null;
  /** The events of a day: master data, invoices, overdue notes, payments; then by customer and document. */
  eventsOf(day: Day): DatedEvent[];
}

/** Puts a draft in the order of the log. @param today day of master data without any document. */
export function logDays(draft: LedgerDraft, today: Day): LogDays {
  const makers = new Map<Day, Maker[]>();
  const at = (day: Day, maker: Maker) => {
    const list = makers.get(day);
    if (list) list.push(maker);
    else makers.set(day, [maker]);
  };
  const { source } = draft;
  const elsewhere = settledElsewhere(draft);
  for (const facts of draft.invoices) {
    at(facts.occurredOn, () => [documentEvent(facts, source)]);
    if (facts.disputedOn !== null) at(facts.disputedOn, () => disputeEvents(facts, source));
    if (facts.settledDate === null) continue;
    at(facts.settledDate, () => settlementEvents(facts, source, facts.amountMinor - elsewhere(facts)));
  }
  for (const facts of draft.payments) at(facts.paymentDate, () => [paymentEvent(facts, source)]);
  for (const facts of draft.overdues) at(facts.noticeDate, () => [overdueEvent(facts, source)]);
  const span = spanOf(makers.keys());
  const first = firstDays(draft);
  for (const facts of draft.customers.values()) {
    const day = first.get(facts.customerId) ?? span?.first ?? today;
    at(day, () => [customerEvent(facts, source, day)]);
  }
  return { span, eventsOf: (day) => (makers.get(day) ?? []).flatMap((make) => make()).sort(byLogOrder) };
}

function spanOf(days: Iterable<Day>): { first: Day; last: Day } | null {
  let span: { first: Day; last: Day } | null = null;
  for (const day of days) {
    span =
      span === null
        ? { first: day, last: day }
        : { first: Math.min(span.first, day), last: Math.max(span.last, day) };
  }
  return span;
}

const RANKS = { CustomerEvent: 0, InvoiceEvent: 1, OverdueEvent: 3, PaymentEvent: 4 } as const;

function rankOf({ type, record }: DatedEvent): number {
  return type === 'InvoiceEvent' && record.kind !== 'ISSUED' ? 2 : RANKS[type];
}

function documentOf({ type, record }: DatedEvent): string {
  if (type === 'CustomerEvent') return '';
  return type === 'PaymentEvent' ? record.paymentId : record.invoiceId;
}

function byLogOrder(a: DatedEvent, b: DatedEvent): number {
  return (
    rankOf(a) - rankOf(b) ||
    compare(a.record.customerId, b.record.customerId) ||
    compare(documentOf(a), documentOf(b)) ||
    compare(a.record.eventId, b.record.eventId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
