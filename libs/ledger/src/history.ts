import type { Day } from './day.ts';
import { firstIssue } from './issued.ts';
import { I } from './layout.ts';
import type { Ledger } from './ledger.ts';

export const LONGEST_HISTORY_DAYS = 365;

/**
 * Days from the customer's first day (onboarding or first invoice, the earlier) to today, both included; at most 365,
 * and 0 before the first day.
 */
export function historyDays(ledger: Ledger): number {
  if (ledger.chunk.i32[2 * ledger.at + I.olderCount]! > 0) return LONGEST_HISTORY_DAYS;
  const firstDay = Math.min(ledger.master?.onboardedOn ?? Infinity, firstIssue(ledger));
  return Math.min(LONGEST_HISTORY_DAYS, Math.max(0, ledger.today - firstDay + 1));
}

/** The day on which a history begins that has not begun yet, as far as master data tell; null otherwise. */
export function nextHistoryChange(ledger: Ledger): Day | null {
  const onboardedOn = ledger.master?.onboardedOn ?? null;
  return onboardedOn !== null && onboardedOn > ledger.today ? onboardedOn : null;
}
