import { levelFrom, type Reading } from './condition.ts';
import type { Day } from './day.ts';
import { holds } from './predicates.ts';
import type { History } from './state.ts';
import type { Values, ValueTable } from './values.ts';
import { looksOf, type Look, type Reads } from './watch.ts';

/** A condition that reads what a value was `daysAgo` days ago. */
export interface PastWatch {
  readonly name: string;
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
      .flatMap(({ name, lookBacks }) =>
        lookBacks.map(({ daysAgo, slot }) => [slot, { name, daysAgo }] as const),
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

/** The first day after `today` on which the past that is looked back on may turn the condition; infinity without one. */
export function nextTurn(
  { daysAgo, reading }: PastWatch,
  history: History | undefined,
  today: Day,
  values: Values,
): Day {
  if (history === undefined) return Infinity;
  const now = reading === null ? null : outcome(reading, values[reading.ofSlot!]!, values);
  for (let at = 0; at < history.length; at += 2) {
    const day = history[at]! + daysAgo;
    if (day <= today) continue;
    if (reading === null || outcome(reading, history[at + 1] ?? NaN, values) !== now) return day;
  }
  return Infinity;
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
