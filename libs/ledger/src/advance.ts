import type { Day } from './day.ts';
import { DUE_COLUMN, INVOICED_COLUMN } from './columns.ts';
import type { Ledger } from './ledger.ts';
import { advanceSeries, nextSeriesChange, type DaySeries, zoneSum } from './series.ts';
import { nextSignalChange } from './signals.ts';
import { historyDays } from './history.ts';

/** Rolls the ledger to a later business date; an earlier one or the same changes nothing. */
export function advanceTo(ledger: Ledger, today: Day): void {
  if (today <= ledger.today) return;
  ledger.today = today;
  for (const series of allSeries(ledger)) if (series !== null) advanceSeries(series, today);
}

/**
 * The first later day on which an indicator or a signal may change by itself, or null. On the days before it
 * everything stays as it is, so a clock tick can leave the customer alone until then.
 */
export function nextChangeDay(ledger: Ledger): Day | null {
  if (changesDaily(ledger)) return ledger.today + 1;
  let next = nextSignalChange(ledger);
  for (const series of allSeries(ledger)) {
    const day = nextSeriesChange(series);
    if (day !== null && (next === null || day < next)) next = day;
  }
  return next;
}

/** Days past due grow every day, and so does the divisor of a short history's DSO. */
function changesDaily(ledger: Ledger): boolean {
  if (hasOverdue(ledger.clean) || hasOverdue(ledger.disputed)) return true;
  return (
    historyDays(ledger) < 365 &&
    zoneSum(ledger.invoiced, INVOICED_COLUMN.amount, 1, 13) > 0 &&
    hasOpen(ledger)
  );
}

function hasOverdue(series: DaySeries | null): boolean {
  return zoneSum(series, DUE_COLUMN.count, 1, 4) > 0;
}

function hasOpen(ledger: Ledger): boolean {
  return (
    zoneSum(ledger.clean, DUE_COLUMN.amount, 0, 4) + zoneSum(ledger.disputed, DUE_COLUMN.amount, 0, 4) > 0
  );
}

function allSeries(ledger: Ledger): (DaySeries | null)[] {
  return [ledger.clean, ledger.disputed, ledger.invoiced, ledger.paid, ledger.incidents, ledger.notices];
}
