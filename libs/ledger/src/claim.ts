import { scale } from './exact.ts';
import type { Money, Terms } from './facts.ts';

/**
 * A document's claim on the invoice, in the invoice's currency. Where the currencies are the same it is the amount
 * itself, whatever the rates did in between; otherwise it goes by the booked values.
 */
export function claimOf(money: Money, terms: Terms): number {
  if (money.currency === terms.currency) return money.amountMinor;
  if (money.bookedMinor === 0) return 0;
  // An invoice too small to be booked at all is covered by any money.
  if (terms.bookedMinor === 0) return terms.amountMinor;
  return scale(money.bookedMinor, terms.amountMinor, terms.bookedMinor);
}
