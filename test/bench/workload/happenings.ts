import type { InvoiceEvent, PaymentEvent } from '@foreshock/contracts';
import type { BenchCustomer } from './customers.ts';

/** An invoice of the generator; days count from the start of the period. */
export interface BenchInvoice {
  readonly customer: BenchCustomer;
  readonly id: string;
  readonly issue: number;
  due: number;
  /** Invoiced and left to pay, minor units, once everything written so far is booked. */
  amount: number;
  left: number;
  /** Never amended afterwards: the monitor subtracts a credit from the new amount too, the peer does not. */
  credited: boolean;
}

export interface InvoiceHappening {
  readonly is: 'invoice';
  readonly kind: InvoiceEvent['kind'];
  readonly invoice: BenchInvoice;
  readonly due: number;
  readonly amount: number;
}

export interface PaymentHappening {
  readonly is: 'payment';
  readonly kind: PaymentEvent['kind'];
  readonly customer: BenchCustomer;
  readonly id: string;
  /** Value date. */
  readonly date: number;
  /** Shared with the payment's return, if it bounces: a transfer grows until its day. */
  readonly allocations: { readonly invoice: BenchInvoice; readonly amountMinor: number }[];
}

/** Something that will be written to the log on its day. */
export type Happening = InvoiceHappening | PaymentHappening;

export const customerOf = (happening: Happening): BenchCustomer =>
  happening.is === 'invoice' ? happening.invoice.customer : happening.customer;

/** Books a happening on the generator's own idea of what is left, when it is written. */
export function book(happening: Happening): void {
  if (happening.is === 'payment') {
    const sign = happening.kind === 'RECEIVED' ? -1 : 1;
    for (const { invoice, amountMinor } of happening.allocations) invoice.left += sign * amountMinor;
    return;
  }
  const { invoice } = happening;
  if (happening.kind === 'CREDIT_NOTE') invoice.credited = true;
  const invoiced = invoicedAfter(happening);
  invoice.left = invoiced === 0 ? 0 : Math.max(0, invoice.left + invoiced - invoice.amount);
  invoice.amount = invoiced;
}

function invoicedAfter({ kind, invoice, amount }: InvoiceHappening): number {
  if (kind === 'CANCELLED' || kind === 'WRITTEN_OFF') return 0;
  return kind === 'CREDIT_NOTE' ? invoice.amount - amount : amount;
}
