import type { Day } from './day.ts';

/** Where an event stands among others about the same thing: by `occurredAt`, then by `eventId`. */
export interface Stamp {
  readonly at: number;
  readonly eventId: string;
}

/** An amount of a document in its own currency, and booked in the base currency. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
  readonly bookedMinor: number;
}

export interface Terms extends Money {
  readonly issueDate: Day;
  readonly dueDate: Day;
}

/** The latest change of an invoice's amount and due date. */
export interface Amendment extends Money {
  readonly dueDate: Day;
  readonly stamp: Stamp;
}

/** The part of a standing payment that names this invoice. */
export interface Allocation extends Money {
  readonly paymentId: string;
  readonly day: Day;
}

export interface CreditNote extends Money {
  readonly eventId: string;
  readonly day: Day;
}

/** `amountMinor` in the invoice's currency; null is all that is open. */
export interface PaymentPromise {
  readonly eventId: string;
  readonly madeOn: Day;
  readonly promisedDate: Day;
  readonly amountMinor: number | null;
}

/**
 * All that is known about one invoice. Without `issued` and without `cancelled` it is a placeholder on which
 * payments, credit notes and the rest wait.
 */
export interface InvoiceFacts {
  readonly invoiceId: string;
  issued: Terms | null;
  /** The order that it was issued for; null where none is named. */
  orderId: string | null;
  amended: Amendment | null;
  cancelled: boolean;
  writtenOff: Stamp | null;
  dispute: { readonly stamp: Stamp; readonly disputed: boolean } | null;
  /** By (payment date, paymentId). */
  allocations: readonly Allocation[];
  /** By (day, eventId). */
  credits: readonly CreditNote[];
  promises: readonly PaymentPromise[];
}

export interface Received extends Money {
  readonly day: Day;
  readonly allocations: readonly {
    readonly invoiceId: string;
    readonly amountMinor: number;
    readonly bookedMinor: number;
  }[];
  /** What no allocation names, in the base currency. */
  readonly unallocatedMinor: number;
}

/** A payment counts while it is received and not reversed. */
export interface PaymentFacts {
  readonly paymentId: string;
  received: Received | null;
  reversed: Stamp | null;
}

const NONE: readonly never[] = [];

export function newInvoice(invoiceId: string): InvoiceFacts {
  return {
    invoiceId,
    issued: null,
    orderId: null,
    amended: null,
    cancelled: false,
    writtenOff: null,
    dispute: null,
    allocations: NONE,
    credits: NONE,
    promises: NONE,
  };
}

/** The terms in force, or null while the invoice is unknown. An amendment leaves the issue date as it was. */
export function termsOf(invoice: InvoiceFacts): Terms | null {
  const { issued, amended } = invoice;
  if (issued === null || amended === null) return issued;
  const { dueDate, amountMinor, currency, bookedMinor } = amended;
  return { issueDate: issued.issueDate, dueDate, amountMinor, currency, bookedMinor };
}

/** The order that the invoice was issued for, while it stands; null otherwise. */
export function standingOrderId(invoice: InvoiceFacts): string | null {
  return invoice.issued === null || invoice.cancelled ? null : invoice.orderId;
}

export function isLater(a: Stamp, b: Stamp): boolean {
  return a.at !== b.at ? a.at > b.at : a.eventId > b.eventId;
}

/** A copy with `item` after all that do not come after it. */
export function inserted<T>(items: readonly T[], item: T, comesAfter: (a: T, b: T) => boolean): readonly T[] {
  let at = items.length;
  while (at > 0 && comesAfter(items[at - 1]!, item)) at--;
  return items.toSpliced(at, 0, item);
}
