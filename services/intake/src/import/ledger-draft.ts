import type { Day } from '@foreshock/contracts';
import type { CustomerFacts } from '../events/customer-row.ts';
import type { InvoiceFacts } from '../events/invoice-row.ts';
import type { OverdueFacts } from '../events/overdue-row.ts';
import type { NamedPayment } from '../events/payment-events.ts';

/**
 * What the files of one import say, in memory until it can be written in date order: measured half a
 * kilobyte for a row and as much again while reading, so a million rows take one to one and a half gigabytes.
 */
export interface LedgerDraft {
  readonly source: string;
  readonly invoices: InvoiceFacts[];
  readonly payments: NamedPayment[];
  readonly overdues: (OverdueFacts & { customerId: string })[];
  readonly customers: Map<string, CustomerFacts>;
}

/** What settles an invoice beside its settlement: credit notes and payments of the same import. Minor units. */
export function settledElsewhere(draft: LedgerDraft): (facts: InvoiceFacts) => number {
  const minorByInvoice = new Map<string, number>();
  const add = (customerId: string, invoiceId: string, currency: string, minor: number) => {
    const key = `${customerId}\n${invoiceId}\n${currency}`;
    minorByInvoice.set(key, (minorByInvoice.get(key) ?? 0) + minor);
  };
  for (const each of draft.invoices) {
    if (each.kind === 'CREDIT_NOTE') add(each.customerId, each.invoiceId, each.currency, each.amountMinor);
  }
  for (const { kind, customerId, currency, allocations } of draft.payments) {
    const sign = kind === 'RECEIVED' ? 1 : -1;
    for (const { invoiceId, amountMinor } of allocations)
      add(customerId, invoiceId, currency, sign * amountMinor);
  }
  return ({ customerId, invoiceId, currency }) =>
    minorByInvoice.get(`${customerId}\n${invoiceId}\n${currency}`) ?? 0;
}

/** The first day on which each customer appears. */
export function firstDays(draft: LedgerDraft): Map<string, Day> {
  const first = new Map<string, Day>();
  const see = (customerId: string, day: Day) => {
    const known = first.get(customerId);
    if (known === undefined || day < known) first.set(customerId, day);
  };
  for (const each of draft.invoices) {
    see(each.customerId, each.occurredOn);
    if (each.disputedOn !== null) see(each.customerId, each.disputedOn);
    if (each.settledDate !== null) see(each.customerId, each.settledDate);
  }
  for (const each of draft.payments) see(each.customerId, each.paymentDate);
  for (const each of draft.overdues) see(each.customerId, each.noticeDate);
  return first;
}
