import { INVOICED_COLUMN } from './columns.ts';
import type { Ledger } from './ledger.ts';
import { zoneSum } from './series.ts';

const OLDER_ZONE = 14;

/** Days from the customer's first day (onboarding or first invoice, the earlier) to today, both included; at most 365. */
export function historyDays(ledger: Ledger): number {
  if (zoneSum(ledger.invoiced, INVOICED_COLUMN.count, OLDER_ZONE, OLDER_ZONE) > 0) return 365;
  const onboardedOn = ledger.master?.onboardedOn ?? ledger.today;
  const { days, passed } = ledger.invoiced;
  const firstIssue = days[passed[OLDER_ZONE - 1]!] ?? ledger.today;
  return Math.min(365, Math.max(1, ledger.today - Math.min(onboardedOn, firstIssue) + 1));
}
