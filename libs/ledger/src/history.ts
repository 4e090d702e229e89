import { firstIssue } from './issued.ts';
import { I } from './layout.ts';
import type { Ledger } from './ledger.ts';

/** Days from the customer's first day (onboarding or first invoice, the earlier) to today, both included; at most 365. */
export function historyDays(ledger: Ledger): number {
  if (ledger.chunk.i32[2 * ledger.at + I.olderCount]! > 0) return 365;
  const onboardedOn = ledger.master?.onboardedOn ?? ledger.today;
  const first = Math.min(onboardedOn, firstIssue(ledger));
  return Math.min(365, Math.max(1, ledger.today - first + 1));
}
