import { claimOf } from './claim.ts';
import type { Day } from './day.ts';
import type { InvoiceFacts, Terms } from './facts.ts';

/**
 * The first day by which payments and credit notes together covered the invoice's amount: a late credit note can
 * settle what a payment had left, and does not move the day of an invoice that was paid before.
 */
export function settlementDay(invoice: InvoiceFacts, terms: Terms): Day | null {
  const { allocations, credits } = invoice;
  let covered = 0;
  for (let a = 0, c = 0; a < allocations.length || c < credits.length;) {
    const allocation = allocations[a];
    const credit = credits[c];
    const creditFirst = allocation === undefined || (credit !== undefined && credit.day <= allocation.day);
    const next = creditFirst ? credits[c++]! : allocations[a++]!;
    covered += claimOf(next, terms);
    if (covered >= terms.amountMinor) return next.day;
  }
  return null;
}
