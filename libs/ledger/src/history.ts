import { INVOICED_COLUMN } from './columns.ts';
import type { Day } from './day.ts';
import type { Ledger } from './ledger.ts';
import { zoneSum } from './series.ts';

const OLDER_ZONE = 14;
export const LONGEST_HISTORY_DAYS = 365;

/**
 * Days from the customer's first day (onboarding or first invoice, the earlier) to today, both included; at most 365,
 * and 0 before the first day.
 */
export function historyDays(ledger: Ledger): number {
  if (zoneSum(ledger.invoiced, INVOICED_COLUMN.count, OLDER_ZONE, OLDER_ZONE) > 0)
    return LONGEST_HISTORY_DAYS;
  const { days, passed } = ledger.invoiced;
  const firstIssue = days[passed[OLDER_ZONE - 1]!] ?? Infinity;
  const firstDay = Math.min(ledger.master?.onboardedOn ?? Infinity, firstIssue);
  return Math.min(LONGEST_HISTORY_DAYS, Math.max(0, ledger.today - firstDay + 1));
}

/** The day on which a history begins that has not begun yet, as far as master data tell; null otherwise. */
export function nextHistoryChange(ledger: Ledger): Day | null {
  const onboardedOn = ledger.master?.onboardedOn ?? null;
  return onboardedOn !== null && onboardedOn > ledger.today ? onboardedOn : null;
}
