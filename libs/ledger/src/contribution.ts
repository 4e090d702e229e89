import { claimOf } from './claim.ts';
import { dayOf, type Day } from './day.ts';
import { scale } from './exact.ts';
import type { InvoiceFacts, Money, Terms } from './facts.ts';
import { isKept } from './promises.ts';
import { settlementDay } from './settlement.ts';

/** A payment's part that reduced the invoice. Amounts in the base currency, at the invoice's rate. */
export interface Part {
  /** The row of the allocation. */
  readonly item: number;
  readonly day: Day;
  readonly amountMinor: number;
  /** The same in the invoice's currency. */
  readonly documentMinor: number;
  /** The invoice was still open after it. */
  readonly partial: boolean;
}

/** What one invoice adds to the customer's sums, in the base currency. */
export interface Contribution {
  readonly counted: boolean;
  readonly issueDate: Day;
  readonly dueDate: Day;
  readonly orderId: string | null;
  /** Amount less credit notes. */
  readonly invoicedMinor: number;
  readonly open: boolean;
  readonly openMinor: number;
  readonly disputed: boolean;
  readonly parts: readonly Part[];
  /** Day on which payments (with credit notes) had covered the invoice; null while open or without any payment. */
  readonly settledOn: Day | null;
  readonly writtenOffOn: Day | null;
  readonly writtenOffMinor: number;
  /** Money of payments and credit notes for which this invoice has no use. */
  readonly unappliedMinor: number;
  /** Days on which a promise turned out broken. */
  readonly brokenOn: readonly Day[];
}

const NO_PARTS: readonly Part[] = [];
const NO_DAYS: readonly Day[] = [];

export const NOTHING: Contribution = {
  counted: false,
  issueDate: 0,
  dueDate: 0,
  orderId: null,
  invoicedMinor: 0,
  open: false,
  openMinor: 0,
  disputed: false,
  parts: NO_PARTS,
  settledOn: null,
  writtenOffOn: null,
  writtenOffMinor: 0,
  unappliedMinor: 0,
  brokenOn: NO_DAYS,
};

/** A pure function of the facts, so that no order of arrival can make a difference. */
export function contributionOf(invoice: InvoiceFacts): Contribution {
  if (invoice.cancelled) return { ...NOTHING, unappliedMinor: bookedSum(invoice.allocations) };
  const { terms } = invoice;
  if (terms === null)
    return { ...NOTHING, unappliedMinor: bookedSum(invoice.allocations) + bookedSum(invoice.credits) };
  return contributionOfIssued(invoice, terms);
}

function contributionOfIssued(invoice: InvoiceFacts, terms: Terms): Contribution {
  const credit = draw(invoice.credits, terms, terms.amountMinor);
  const net = credit.left;
  const payment = draw(invoice.allocations, terms, net);
  const parts = partsOf(invoice, terms, net, payment.taken);
  const invoicedMinor = booked(net, terms);
  const restMinor = invoicedMinor - booked(net - payment.left, terms);
  const isWrittenOff = invoice.writtenOff !== null;
  return {
    counted: true,
    issueDate: terms.issueDate,
    dueDate: terms.dueDate,
    orderId: invoice.orderId,
    invoicedMinor,
    open: payment.left > 0 && !isWrittenOff,
    openMinor: isWrittenOff ? 0 : restMinor,
    disputed: invoice.dispute?.disputed ?? false,
    parts,
    settledOn: net > 0 && payment.left === 0 ? settlementDay(invoice, terms) : null,
    writtenOffOn: invoice.writtenOff === null ? null : dayOf(invoice.writtenOff.at),
    writtenOffMinor: isWrittenOff ? restMinor : 0,
    unappliedMinor: credit.excessMinor + payment.excessMinor,
    brokenOn: brokenDays(invoice, net, parts),
  };
}

interface Draw {
  readonly taken: readonly number[];
  readonly left: number;
  readonly excessMinor: number;
}

const NO_TAKEN: readonly number[] = [];

/** Lets the documents take from `available` (invoice currency) in their order; what finds nothing is excess. */
function draw(documents: readonly Money[], terms: Terms, available: number): Draw {
  if (documents.length === 0) return { taken: NO_TAKEN, left: available, excessMinor: 0 };
  let left = available;
  let excessMinor = 0;
  const taken = documents.map((document) => {
    const claim = claimOf(document, terms);
    const take = Math.min(left, claim);
    left -= take;
    if (take < claim || claim === 0)
      excessMinor += document.bookedMinor - (take === 0 ? 0 : scale(document.bookedMinor, take, claim));
    return take;
  });
  return { taken, left, excessMinor };
}

/** Rounds the running total, not the parts, so that the parts add up to the booked amount. */
function partsOf(
  invoice: InvoiceFacts,
  terms: Terms,
  net: number,
  taken: readonly number[],
): readonly Part[] {
  if (taken.length === 0) return NO_PARTS;
  const parts: Part[] = [];
  let total = 0;
  for (let i = 0; i < taken.length; i++) {
    const documentMinor = taken[i]!;
    if (documentMinor === 0) continue;
    const amountMinor = booked(total + documentMinor, terms) - booked(total, terms);
    total += documentMinor;
    const { item, day } = invoice.allocations[i]!;
    parts.push({ item, day, amountMinor, documentMinor, partial: total < net });
  }
  return parts;
}

function brokenDays(invoice: InvoiceFacts, net: number, parts: readonly Part[]): readonly Day[] {
  if (invoice.promises.length === 0) return NO_DAYS;
  return invoice.promises
    .filter((promise) => !isKept(promise, net, parts))
    .map((promise) => promise.promisedDate + 1);
}

function booked(documentMinor: number, terms: Terms): number {
  if (terms.amountMinor === terms.bookedMinor || documentMinor === 0) return documentMinor;
  return scale(documentMinor, terms.bookedMinor, terms.amountMinor);
}

function bookedSum(documents: readonly Money[]): number {
  let sum = 0;
  for (const document of documents) sum += document.bookedMinor;
  return sum;
}
