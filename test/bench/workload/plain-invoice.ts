import type { InvoiceEvent } from '@foreshock/contracts';
import { customerId } from './customers.ts';
import { START_DAY, startOfDayMs, type LogEntry } from './entry.ts';
import { partitionOf } from './partitioner.ts';

export type InvoiceEntry = LogEntry & { readonly type: 'InvoiceEvent' };

/** What tells one plain invoice from another; days count from the generator's day 0. */
export interface PlainInvoice {
  /** The customer's index. */
  readonly customer: number;
  readonly invoiceId: string;
  readonly day: number;
  readonly dueDay: number;
  readonly eventId: string;
  readonly currency: string;
}

/** An invoice of the same amount as all others, written in the first moment of its day. */
export function plainInvoice(plain: PlainInvoice, partitions: number): InvoiceEntry {
  const id = customerId(plain.customer);
  const record: InvoiceEvent = {
    eventId: plain.eventId,
    occurredAt: startOfDayMs(plain.day),
    source: 'erp',
    customerId: id,
    kind: 'ISSUED',
    invoiceId: plain.invoiceId,
    issueDate: START_DAY + plain.day,
    dueDate: START_DAY + plain.dueDay,
    amountMinor: 120_000,
    currency: plain.currency,
    companyCode: null,
    documentType: null,
    orderId: null,
    terms: null,
  };
  return { partition: partitionOf(id, partitions), key: id, type: 'InvoiceEvent', record };
}

/** The payment of an invoice, whole, on a day. */
export function plainPayment(
  { partition, key, record }: InvoiceEntry,
  day: number,
  eventId: string,
): LogEntry {
  const { source, customerId: payer, invoiceId, amountMinor, currency } = record;
  return {
    partition,
    key,
    type: 'PaymentEvent',
    record: {
      eventId,
      occurredAt: startOfDayMs(day),
      source,
      customerId: payer,
      kind: 'RECEIVED',
      paymentId: `P-${invoiceId}`,
      paymentDate: START_DAY + day,
      amountMinor,
      currency,
      allocations: [{ invoiceId, amountMinor }],
      method: null,
    },
  };
}
