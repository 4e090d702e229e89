import type { Ledger } from './ledger.ts';
import { rareOf } from './rare.ts';
import { createSeries, type DaySeries, type SeriesLayout } from './series.ts';
import { DUE_BOUNDS } from './due.ts';

/** Open amounts under dispute; zones as of the undisputed ones. */
export const DISPUTED: SeriesLayout = { columns: 5, bounds: DUE_BOUNDS, forgets: false };
/** 0 the future, 1 the last 30 days, 2 the rest of 90, 3 the rest of 365, 4 older. */
const WINDOWS = [0, 30, 90, 365];
export const INCIDENTS: SeriesLayout = { columns: 4, bounds: WINDOWS, forgets: true };
export const DUNNING_LEVELS = 9;
export const NOTICES: SeriesLayout = { columns: DUNNING_LEVELS + 1, bounds: WINDOWS, forgets: true };

/* Most customers never have a dispute, an incident or a notice: these series come into being with the first. */

export function disputedOf(ledger: Ledger): DaySeries {
  const rare = rareOf(ledger);
  return (rare.disputed ??= createSeries(DISPUTED, ledger.today));
}

export function incidentsOf(ledger: Ledger): DaySeries {
  const rare = rareOf(ledger);
  return (rare.incidents ??= createSeries(INCIDENTS, ledger.today));
}

export function noticesOf(ledger: Ledger): DaySeries {
  const rare = rareOf(ledger);
  return (rare.notices ??= createSeries(NOTICES, ledger.today));
}
