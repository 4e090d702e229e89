import type { ClockTick, InvoiceEvent, PaymentEvent, PolicyActivated } from '@foreshock/contracts';
import type { Happening } from './happenings.ts';

/** A record for one partition of the log. */
export type LogEntry = { readonly partition: number; readonly key: string | null } & (
  | { readonly type: 'InvoiceEvent'; readonly record: InvoiceEvent }
  | { readonly type: 'PaymentEvent'; readonly record: PaymentEvent }
  | { readonly type: 'ClockTick'; readonly record: ClockTick }
  | { readonly type: 'PolicyActivated'; readonly record: PolicyActivated }
);

const DAY_MS = 86_400_000;
/** The generator's day 0: 2024-01-01. */
export const START_DAY = 19_723;

export const startOfDayMs = (day: number): number => (START_DAY + day) * DAY_MS;

/** Monday is 0. */
export const weekday = (day: number): number => (START_DAY + day + 3) % 7;

export const nextBusinessDay = (day: number): number => {
  const daysOff = weekday(day);
  return daysOff === 5 ? day + 2 : daysOff === 6 ? day + 1 : day;
};

/** The happening as the log's record, `occurredAt` given in ms. */
export function entryOf(
  happening: Happening,
  eventId: string,
  occurredAt: number,
  currency: string,
): LogEntry {
  if (happening.is === 'invoice') {
    const { invoice, kind, due, amount } = happening;
    const { id, partition } = invoice.customer;
    const record: InvoiceEvent = {
      eventId,
      occurredAt,
      source: 'erp',
      customerId: id,
      kind,
      invoiceId: invoice.id,
      issueDate: START_DAY + invoice.issue,
      dueDate: START_DAY + due,
      amountMinor: amount,
      currency,
      companyCode: null,
      documentType: null,
      orderId: null,
      terms: null,
    };
    return { partition, key: id, type: 'InvoiceEvent', record };
  }
  const { customer, kind, id, date } = happening;
  const allocations = happening.allocations.map(({ invoice, amountMinor }) => ({
    invoiceId: invoice.id,
    amountMinor,
  }));
  const record: PaymentEvent = {
    eventId,
    occurredAt,
    source: 'bank',
    customerId: customer.id,
    kind,
    paymentId: id,
    paymentDate: START_DAY + date,
    amountMinor: allocations.reduce((sum, allocation) => sum + allocation.amountMinor, 0),
    currency,
    allocations,
    method: null,
  };
  return { partition: customer.partition, key: customer.id, type: 'PaymentEvent', record };
}

export function tickEntry(partition: number, day: number, eventId: string): LogEntry {
  const record = { eventId, occurredAt: startOfDayMs(day) + 1_000, source: 'clock', date: START_DAY + day };
  return { partition, key: null, type: 'ClockTick', record };
}
