import type { Day } from './day.ts';

/** How many of the latest values the robust scores look at. */
export const SCORED_VALUES = 24;
/** A gap needs two days. */
const NEEDED_DAYS = SCORED_VALUES + 1;
const KEPT_DAYS = 48;

/**
 * Totals by day, of the latest days only: amounts of one day count as one value. Of a longer past nothing is kept
 * (`isCut`); when removals have eaten up the reserve, the totals are counted again from the facts.
 */
export interface DayTotals {
  /** Ascending. */
  readonly days: Day[];
  /** Above 0. */
  readonly totals: number[];
  isCut: boolean;
}

/** Every amount by its day, in any order: the facts that the totals follow from. */
export type DayAmounts = () => Iterable<{ readonly day: Day; readonly amountMinor: number }>;

export function createDayTotals(): DayTotals {
  return { days: [], totals: [], isCut: false };
}

/** Adds an amount above 0, or takes one away that was added (below 0). */
export function addToDay(of: DayTotals, day: Day, amountMinor: number, facts: DayAmounts): void {
  if (amountMinor === 0) return;
  const { days, totals } = of;
  let at = days.length;
  while (at > 0 && days[at - 1]! > day) at--;
  if (at > 0 && days[at - 1] === day) {
    totals[at - 1]! += amountMinor;
    if (totals[at - 1] !== 0) return;
    days.splice(at - 1, 1);
    totals.splice(at - 1, 1);
    if (of.isCut && days.length < NEEDED_DAYS) recount(of, facts);
    return;
  }
  // Older than all that is kept: it belongs to the part that was cut off.
  if (at === 0 && of.isCut) return;
  days.splice(at, 0, day);
  totals.splice(at, 0, amountMinor);
  if (days.length > KEPT_DAYS) cutOff(of, NEEDED_DAYS + (KEPT_DAYS - NEEDED_DAYS) / 2);
}

function recount(of: DayTotals, facts: DayAmounts): void {
  const byDay = new Map<Day, number>();
  for (const { day, amountMinor } of facts())
    if (amountMinor !== 0) byDay.set(day, (byDay.get(day) ?? 0) + amountMinor);
  const latest = [...byDay].sort(([one], [other]) => one - other);
  of.days.splice(0, Infinity, ...latest.slice(-KEPT_DAYS).map(([day]) => day));
  of.totals.splice(0, Infinity, ...latest.slice(-KEPT_DAYS).map(([, total]) => total));
  of.isCut = latest.length > KEPT_DAYS;
}

function cutOff(of: DayTotals, keep: number): void {
  const gone = of.days.length - Math.floor(keep);
  of.days.splice(0, gone);
  of.totals.splice(0, gone);
  of.isCut = true;
}
