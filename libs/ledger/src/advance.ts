import type { Day } from './day.ts';
import { advanceDue, DUE_BOUNDS } from './due.ts';
import { forget } from './forget.ts';
import { advanceIssued, nextIssuedChange } from './issued.ts';
import { DUE, I } from './layout.ts';
import { nextCellChange } from './cells.ts';
import type { Ledger } from './ledger.ts';
import { advancePaid, nextPaidChange } from './paid.ts';
import { advanceSeries, nextSeriesChange } from './series.ts';
import { advanceSettled, nextSettledChange } from './settled.ts';
import { nextSignalChange } from './signals.ts';

/** Rolls the ledger to a later business date; an earlier one or the same changes nothing. */
export function advanceTo(ledger: Ledger, today: Day): void {
  if (today <= ledger.today) return;
  ledger.today = today;
  advanceDue(ledger, today);
  advanceIssued(ledger, today);
  advancePaid(ledger, today);
  advanceSettled(ledger, today);
  const { rare } = ledger;
  if (rare !== null) {
    if (rare.disputed !== null) advanceSeries(rare.disputed, today);
    if (rare.incidents !== null) advanceSeries(rare.incidents, today);
    if (rare.notices !== null) advanceSeries(rare.notices, today);
  }
  forget(ledger);
}

/**
 * The first later day on which an indicator or a signal may change by itself, or null. On the days before it values
 * at most grow with the calendar (those that are carried), so a clock tick can leave the customer alone until then.
 */
export function nextChangeDay(ledger: Ledger): Day | null {
  const { rare } = ledger;
  let next = Math.min(
    nextCellChange(ledger, DUE, I.duePassed, DUE_BOUNDS),
    nextIssuedChange(ledger),
    nextPaidChange(ledger),
    nextSettledChange(ledger),
    nextSignalChange(ledger) ?? Infinity,
  );
  if (rare !== null) {
    next = Math.min(next, nextSeriesChange(rare.disputed) ?? Infinity);
    next = Math.min(next, nextSeriesChange(rare.incidents) ?? Infinity);
    next = Math.min(next, nextSeriesChange(rare.notices) ?? Infinity);
  }
  return next === Infinity ? null : next;
}
