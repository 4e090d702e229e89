import { levelFrom, type Reading } from './condition.ts';
import type { Day } from './day.ts';
import { dayOfStamp, firstAfter, placeOfStamp, type Diary } from './diary.ts';
import { holds } from './predicates.ts';
import type { Values, ValueTable } from './values.ts';
import { looksOf, type Look, type Reads } from './watch.ts';

/** A condition that reads what a value was `daysAgo` days ago. */
export interface PastWatch {
  /** Of its name in the diary. */
  readonly place: number;
  readonly daysAgo: number;
  /** What is held against it; null where every change of the past may turn the condition. */
  readonly reading: Reading | null;
  /** It matters only while one of these rules has an open warning; null: always. */
  readonly whileOpen: Look['whileOpen'];
}

/** Every place where the past comes to bear in a segment. */
export function compilePastWatches(reads: Reads, table: ValueTable): readonly PastWatch[] {
  const bySlot = new Map(
    table
      .pastValues()
      .flatMap(({ lookBacks }, place) =>
        lookBacks.map(({ daysAgo, slot }) => [slot, { place, daysAgo }] as const),
      ),
  );
  const movesByItself = (slot: number): boolean => table.domainOf(table.names[slot]!)?.carry !== undefined;
  return looksOf(reads).flatMap(({ readings, anyChange, whileOpen }) => [
    ...readings.flatMap((reading): readonly PastWatch[] => {
      const past = reading.ofSlot === null ? undefined : bySlot.get(reading.ofSlot);
      if (past === undefined) return [];
      return [{ ...past, reading: movesByItself(reading.slot) ? null : reading, whileOpen }];
    }),
    ...anyChange.flatMap((slot): readonly PastWatch[] => {
      const past = bySlot.get(slot);
      return past === undefined ? [] : [{ ...past, reading: null, whileOpen }];
    }),
  ]);
}

/** The first day after `today` and before `next` on which the past that is looked back on may turn the condition; else `next`. */
export function nextTurn(
  { place, daysAgo, reading }: PastWatch,
  diary: Diary,
  today: Day,
  values: Values,
  next: Day,
): Day {
  const now = reading === null ? null : outcome(reading, values[reading.ofSlot!]!, values);
  for (let at = firstAfter(diary, today - daysAgo); at < diary.length; at += 2) {
    const stamp = diary[at]!;
    if (placeOfStamp(stamp) !== place) continue;
    const day = dayOfStamp(stamp) + daysAgo;
    if (day >= next) return next;
    if (reading === null || outcome(reading, diary[at + 1]!, values) !== now) return day;
  }
  return next;
}

/** How the comparison comes out when the value of the past is `of`. */
function outcome(
  { slot, comparator, level, plus }: Reading,
  of: number,
  values: Values,
): 'missing' | 'met' | 'not met' {
  if (Number.isNaN(of)) return 'missing';
  const target = levelFrom(of, level, plus);
  return holds(values[slot]!, comparator, target) ? 'met' : 'not met';
}
