import { isoDate, type Day } from '@foreshock/contracts';
import { clockTick } from '../events/clock-tick.ts';
import { broadcast, type LogSink } from '../log/log-sink.ts';

export interface BusinessClock {
  /** Opens every business date up to `date`, one by one; none when the date is already open. Returns the dates opened. */
  advanceTo(date: Day): Promise<readonly Day[]>;
  /** The date now open; null before the first. */
  readonly date: Day | null;
}

/** More days than this in one step are a typing error. */
export const MAX_DAYS_AHEAD = 3_700;

const DAYS_PER_APPEND = 200;

/** A jump that no business makes. */
export class ClockError extends RangeError {
  override readonly name = 'ClockError';
}

/**
 * Advances the business date on every partition. The log is its memory: `lastDate` reads the date there before each
 * advance, since imports move the date as well. Calls are carried out one after another.
 */
export function createBusinessClock(sink: LogSink, lastDate: () => Promise<Day | null>): BusinessClock {
  let known: Day | null = null;
  let tail: Promise<unknown> = Promise.resolve();
  const advance = async (date: Day): Promise<readonly Day[]> => {
    known = await lastDate();
    const first = known === null ? date : known + 1;
    if (date - first > MAX_DAYS_AHEAD) {
      throw new ClockError(
        `${isoDate(date)} is ${date - first} days ahead of ${isoDate(first)}: at most ${MAX_DAYS_AHEAD} at once`,
      );
    }
    const days = Array.from({ length: Math.max(0, date - first + 1) }, (_, at) => first + at);
    const partitions = days.length === 0 ? 0 : await sink.partitionCount();
    for (let at = 0; at < days.length; at += DAYS_PER_APPEND) {
      const chunk = days.slice(at, at + DAYS_PER_APPEND);
      await sink.append(
        chunk.flatMap((day) => broadcast({ type: 'ClockTick', record: clockTick(day) }, partitions)),
      );
      known = chunk.at(-1) ?? known;
    }
    return days;
  };
  return {
    advanceTo: (date) => {
      const turn = tail.then(() => advance(date));
      tail = turn.catch(() => undefined);
      return turn;
    },
    get date() {
      return known;
    },
  };
}
