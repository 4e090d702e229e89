import { WEEKDAYS, type Calendar, type Span } from './calendar.ts';
import { DAY_MS, dayOfIso, weekdayOf } from './day.ts';
import { offsetMs, periodsOf } from './zone.ts';

const MINUTE_MS = 60_000;
/** Clocks are never further from UTC than this. */
const MOST_OFFSET_MS = 16 * 3_600_000;

const holidays = new WeakMap<Calendar, ReadonlySet<number>>();

function holidaysOf(calendar: Calendar): ReadonlySet<number> {
  const known = holidays.get(calendar);
  if (known !== undefined) return known;
  const days = new Set(calendar.holidays.flatMap((iso) => dayOfIso(iso) ?? []));
  holidays.set(calendar, days);
  return days;
}

/** The hours of a local day, none on a holiday. */
export function hoursOf(calendar: Calendar, epochDay: number): readonly Span[] {
  if (holidaysOf(calendar).has(epochDay)) return [];
  const weekday = WEEKDAYS[weekdayOf(epochDay)];
  return weekday === undefined ? [] : calendar.week[weekday];
}

/** The local date and time of day at an instant. */
export function localOf(timeZone: string, atMs: number): { epochDay: number; ofDayMs: number } {
  const localMs = atMs + offsetMs(timeZone, atMs);
  const epochDay = Math.floor(localMs / DAY_MS);
  return { epochDay, ofDayMs: localMs - epochDay * DAY_MS };
}

/** A stretch of real time, from inclusive, to exclusive. */
export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The real time that the clocks on the wall show as these spans of a local day, ascending. Where the clocks are put
 * back the hour that comes twice counts twice; where they are put forward the hour that is missing counts nothing.
 */
export function intervalsOf(timeZone: string, epochDay: number, spans: readonly Span[]): readonly Interval[] {
  if (spans.length === 0) return [];
  const dayMs = epochDay * DAY_MS;
  const periods = periodsOf(timeZone, dayMs - MOST_OFFSET_MS, dayMs + DAY_MS + MOST_OFFSET_MS);
  return periods.flatMap((period) =>
    spans
      .map(([from, to]) => ({
        fromMs: Math.max(period.fromMs, dayMs + from * MINUTE_MS - period.offsetMs),
        toMs: Math.min(period.toMs, dayMs + to * MINUTE_MS - period.offsetMs),
      }))
      .filter(({ fromMs, toMs }) => fromMs < toMs),
  );
}
