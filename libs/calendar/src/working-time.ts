import type { Calendar } from './calendar.ts';
import { hoursOf, intervalsOf, localOf, type Interval } from './spans.ts';

/** A calendar whose holidays leave no work for so long is a mistake. */
const MOST_DAYS_OFF = 366;

/** Whether the clock on the wall shows working hours at an instant. */
export function isWorkingTime(calendar: Calendar, atMs: number): boolean {
  const { epochDay, ofDayMs } = localOf(calendar.timeZone, atMs);
  return hoursOf(calendar, epochDay).some(([from, to]) => from * 60_000 <= ofDayMs && ofDayMs < to * 60_000);
}

/**
 * The first working instant at or after `atMs`, in milliseconds since 1970.
 * @throws RangeError when the calendar has no working time within a year, which a checked calendar has.
 */
export function nextWorkingTime(calendar: Calendar, atMs: number): number {
  for (const { fromMs } of workFrom(calendar, atMs)) return fromMs;
  throw new RangeError('the calendar has no working time');
}

/**
 * When `workingMs` of working time have passed since `fromMs`; `fromMs` itself for none. Work that is done with the last
 * minute of a day is done that day, not the next morning.
 * @throws RangeError when the calendar has no working time within a year.
 */
export function addWorkingMs(calendar: Calendar, fromMs: number, workingMs: number): number {
  if (workingMs <= 0) return fromMs;
  let left = workingMs;
  for (const stretch of workFrom(calendar, fromMs)) {
    const lengthMs = stretch.toMs - stretch.fromMs;
    if (lengthMs >= left) return stretch.fromMs + left;
    left -= lengthMs;
  }
  throw new RangeError('the calendar has no working time');
}

/** Working time in `[fromMs, toMs)`, in milliseconds; 0 when that is empty. */
export function workingMsBetween(calendar: Calendar, fromMs: number, toMs: number): number {
  let sum = 0;
  for (const stretch of workFrom(calendar, fromMs)) {
    if (stretch.fromMs >= toMs) break;
    sum += Math.min(stretch.toMs, toMs) - stretch.fromMs;
  }
  return sum;
}

/** Stretches of working time from an instant on; ends where a year has none. */
function* workFrom(calendar: Calendar, atMs: number): Generator<Interval> {
  let { epochDay } = localOf(calendar.timeZone, atMs);
  for (let daysOff = 0; daysOff <= MOST_DAYS_OFF; daysOff += 1, epochDay += 1) {
    for (const { fromMs, toMs } of intervalsOf(calendar.timeZone, epochDay, hoursOf(calendar, epochDay))) {
      if (toMs <= atMs) continue;
      daysOff = 0;
      yield { fromMs: Math.max(fromMs, atMs), toMs };
    }
  }
}
