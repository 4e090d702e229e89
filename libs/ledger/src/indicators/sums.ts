import { DUE_COLUMN } from '../columns.ts';
import { DUE } from '../ledger.ts';
import { zoneSum, type DaySeries } from '../series.ts';

const LAST = DUE.bounds.length;

/* Sums of open amounts (or another column of them) in a series by due date. */

export function openIn(series: DaySeries | null, column: number = DUE_COLUMN.amount): number {
  return zoneSum(series, column, 0, LAST);
}

export function overdueIn(series: DaySeries | null, column: number = DUE_COLUMN.amount): number {
  return zoneSum(series, column, 1, LAST);
}

/** A window of 30, 90 or 365 days back from today, in a series cut at these ages. */
export function windowSum(series: DaySeries | null, column: number, days: 30 | 90 | 365): number {
  return zoneSum(series, column, 1, days === 30 ? 1 : days === 90 ? 2 : 3);
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
