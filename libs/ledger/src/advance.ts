import type { Day } from './day.ts';
import { nextCommitmentChange } from './commitments.ts';
import { countback, monthsInvoiced } from './countback.ts';
import { nextHistoryChange } from './history.ts';
import { openIn } from './indicators/sums.ts';
import type { Ledger } from './ledger.ts';
import { advanceSeries, nextSeriesChange, type DaySeries } from './series.ts';
import { nextSignalChange } from './signals.ts';

/** Rolls the ledger to a later business date; an earlier one or the same changes nothing. */
export function advanceTo(ledger: Ledger, today: Day): void {
  if (today <= ledger.today) return;
  ledger.today = today;
  for (const series of allSeries(ledger)) if (series !== null) advanceSeries(series, today);
}

/**
 * The first later day on which a value that follows from facts may change by itself, or null. On the days before it
 * the carried values grow as their definitions say, and everything else stays as it is.
 */
export function nextChangeDay(ledger: Ledger): Day | null {
  return earliest([
    nextSignalChange(ledger),
    nextCommitmentChange(ledger),
    nextHistoryChange(ledger),
    nextInvoicedChange(ledger),
    ...[ledger.clean, ledger.disputed, ledger.paid, ledger.incidents, ledger.notices].map((series) =>
      nextSeriesChange(series),
    ),
  ]);
}

/** Bounds of the invoiced windows and of the turnover trend: 0, 30, 90, 360 and 365 days. */
const WINDOW_BOUNDS: ReadonlySet<number> = new Set([0, 1, 3, 12, 13]);

/** An invoice that grows older by a month in between matters only where the countback gets that far. */
function nextInvoicedChange(ledger: Ledger): Day | null {
  const open = openIn(ledger.clean) + openIn(ledger.disputed);
  const { monthsUsed } = countback(open, monthsInvoiced(ledger));
  return nextSeriesChange(ledger.invoiced, (bound) => WINDOW_BOUNDS.has(bound) || bound <= monthsUsed);
}

function allSeries(ledger: Ledger): (DaySeries | null)[] {
  const { clean, disputed, invoiced, paid, incidents, notices, commitments } = ledger;
  return [clean, disputed, invoiced, paid, incidents, notices, commitments?.byEnd ?? null];
}

function earliest(days: readonly (Day | null)[]): Day | null {
  let first: Day | null = null;
  for (const day of days) if (day !== null && (first === null || day < first)) first = day;
  return first;
}
