import { claimOf } from './claim.ts';
import { contributionOf } from './contribution.ts';
import { factsOf, type InvoiceFacts, type PaymentPromise } from './facts.ts';
import { findInvoice, hashId } from './idIndex.ts';
import type { Ledger } from './ledger.ts';
import { isKept } from './promises.ts';

/**
 * Whether a promise about an invoice was kept, as the ledger stands: whoever noted it, and whether or not the ledger heard of
 * it. A cancelled invoice leaves nothing to pay. Null where the ledger does not know the invoice. Reads only.
 */
export function keepsPromise(
  ledger: Ledger,
  invoiceId: string,
  promise: Pick<PaymentPromise, 'madeOn' | 'promisedDate' | 'amountMinor'>,
): boolean | null {
  const row = findInvoice(ledger, invoiceId, hashId(invoiceId));
  if (row < 0) return null;
  const facts = factsOf(ledger, row);
  if (facts.cancelled) return true;
  if (facts.terms === null) return null;
  return isKept({ eventId: '', ...promise }, netOf(facts), contributionOf(facts).parts);
}

/** The amount less credit notes, in the invoice's currency. */
function netOf({ terms, credits }: InvoiceFacts): number {
  if (terms === null) return 0;
  return Math.max(0, terms.amountMinor - credits.reduce((sum, credit) => sum + claimOf(credit, terms), 0));
}
