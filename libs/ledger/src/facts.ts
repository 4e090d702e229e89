import { currencyCode } from './currency.ts';
import type { Day } from './day.ts';
import { scale } from './exact.ts';
import {
  CANCELLED,
  FOREIGN,
  INVOICE_WORDS,
  INVOICES,
  ITEM_WORDS,
  ITEMS,
  KNOWN,
  MARK_BITS,
  PAYMENT_WORDS,
  PAYMENTS,
} from './layout.ts';
import type { Ledger } from './ledger.ts';
import { rareInvoice } from './rare.ts';
import { startOf } from './sections.ts';

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
  /** Its row. */
  readonly item: number;
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

export interface Dispute {
  readonly stamp: Stamp;
  readonly disputed: boolean;
}

/**
 * All that is known about one invoice. Without terms and without `cancelled` it is a placeholder on which payments,
 * credit notes and the rest wait.
 */
export interface InvoiceFacts {
  /** In force. An amendment leaves the issue date as it was. */
  readonly terms: Terms | null;
  /** The order that it was issued for, while it stands; null where none is named. */
  readonly orderId: string | null;
  readonly cancelled: boolean;
  readonly writtenOff: Stamp | null;
  readonly dispute: Dispute | null;
  /** By (payment date, paymentId). */
  readonly allocations: readonly Allocation[];
  /** By (day, eventId). */
  readonly credits: readonly CreditNote[];
  readonly promises: readonly PaymentPromise[];
}

const NONE: readonly never[] = [];

/** Reads an invoice's facts from its row, its items and what is rare about it. */
export function factsOf(ledger: Ledger, row: number): InvoiceFacts {
  const marks = ledger.chunk.i32[2 * (startOf(ledger, INVOICES) + INVOICE_WORDS * row) + 10]!;
  const rare = rareInvoice(ledger, row);
  return {
    terms: (marks & KNOWN) === 0 ? null : termsOf(ledger, row),
    orderId: (marks & CANCELLED) !== 0 ? null : (ledger.rare?.orderIds.get(row) ?? null),
    cancelled: (marks & CANCELLED) !== 0,
    writtenOff: rare?.writtenOff ?? null,
    dispute: rare?.dispute ?? null,
    allocations: allocationsOf(ledger, row),
    credits: rare?.credits ?? NONE,
    promises: rare?.promises ?? NONE,
  };
}

/** The terms in force of an invoice that is known. */
export function termsOf(ledger: Ledger, row: number): Terms {
  const { f64, i32 } = ledger.chunk;
  const at = startOf(ledger, INVOICES) + INVOICE_WORDS * row;
  const amountMinor = f64[at]!;
  return {
    issueDate: i32[2 * at + 4]!,
    dueDate: i32[2 * at + 5]!,
    amountMinor,
    currency: currencyCode(i32[2 * at + 10]! >>> MARK_BITS),
    bookedMinor: rareInvoice(ledger, row)?.bookedMinor ?? amountMinor,
  };
}

function allocationsOf(ledger: Ledger, row: number): readonly Allocation[] {
  const { i32 } = ledger.chunk;
  let item = i32[2 * (startOf(ledger, INVOICES) + INVOICE_WORDS * row) + 7]!;
  if (item < 0) return NONE;
  const allocations: Allocation[] = [];
  const items = 2 * startOf(ledger, ITEMS);
  for (; item >= 0; item = i32[items + 2 * ITEM_WORDS * item + 4]!)
    allocations.push(allocationOf(ledger, item));
  return allocations.reverse();
}

function allocationOf(ledger: Ledger, item: number): Allocation {
  const { f64, i32 } = ledger.chunk;
  const at = startOf(ledger, ITEMS) + ITEM_WORDS * item;
  const row = i32[2 * at + 2]!;
  const payment = 2 * (startOf(ledger, PAYMENTS) + PAYMENT_WORDS * row);
  const amountMinor = f64[at]!;
  const marks = i32[payment + 6]!;
  return {
    item,
    day: i32[payment + 2]!,
    amountMinor,
    currency: currencyCode(marks >>> MARK_BITS),
    bookedMinor: (marks & FOREIGN) === 0 ? amountMinor : bookedPart(ledger, row, item),
  };
}

/** A payment's parts are booked by rounding their running total, so that with the rest they add up to the whole. */
function bookedPart(ledger: Ledger, payment: number, item: number): number {
  const { f64, i32 } = ledger.chunk;
  const at = startOf(ledger, PAYMENTS) + PAYMENT_WORDS * payment;
  const items = startOf(ledger, ITEMS);
  let before = 0;
  for (let other = i32[2 * at + 3]!; other < item; other++) before += f64[items + ITEM_WORDS * other]!;
  const upTo = (total: number): number => bookedUpTo(ledger, payment, f64[at]!, total);
  return upTo(before + f64[items + ITEM_WORDS * item]!) - upTo(before);
}

/** What `total` of a payment of `amountMinor` is worth in the base currency. */
export function bookedUpTo(ledger: Ledger, payment: number, amountMinor: number, total: number): number {
  const booked = ledger.rare?.booked.get(payment) ?? amountMinor;
  return amountMinor === 0 ? 0 : scale(total, booked, amountMinor);
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
