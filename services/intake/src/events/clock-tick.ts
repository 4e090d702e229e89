import { isoDate, type ClockTick, type Day } from '@foreshock/contracts';
import { DAY_MS } from '../values/dates.ts';

/** The tick of a business date. Its id is the date, so a second one for the same date is a duplicate. */
export function clockTick(date: Day, source = 'foreshock/clock'): ClockTick {
  return { eventId: `tick-${isoDate(date)}`, occurredAt: date * DAY_MS, source, date };
}
