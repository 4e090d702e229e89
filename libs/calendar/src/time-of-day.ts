import type { Calendar } from './calendar.ts';
import { isoOfDay } from './day.ts';
import { hoursOf, intervalsOf, localOf } from './spans.ts';

/** The local date at an instant, `YYYY-MM-DD`. */
export const localDate = (calendar: Calendar, atMs: number): string =>
  isoOfDay(localOf(calendar.timeZone, atMs).epochDay);

/**
 * The next time strictly after `afterMs` at which the clock on the wall reaches `minuteOfDay` (0 to 1439) on a day with
 * working hours. Where that minute is skipped it is the first one after the gap; where it comes twice, the first.
 * @throws RangeError when the calendar has no working day within a year.
 */
export function nextTimeOfDay(calendar: Calendar, minuteOfDay: number, afterMs: number): number {
  const { epochDay } = localOf(calendar.timeZone, afterMs);
  for (let day = epochDay; day <= epochDay + 367; day += 1) {
    if (hoursOf(calendar, day).length === 0) continue;
    const [first] = intervalsOf(calendar.timeZone, day, [[minuteOfDay, 1440]]);
    if (first !== undefined && first.fromMs > afterMs) return first.fromMs;
  }
  throw new RangeError('the calendar has no working day');
}
