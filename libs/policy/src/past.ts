import type { Day } from './day.ts';
import { without, type History, type RiskState } from './state.ts';
import type { PastValue, Values } from './values.ts';

type Past = RiskState['past'];

/** Writes the values of days ago into their slots: those at the end of that day, NaN before the first that is known. */
export function recall(pastValues: readonly PastValue[], past: Past, today: Day, values: Values): void {
  for (const { name, lookBacks } of pastValues) {
    const history = past[name];
    for (const { daysAgo, slot } of lookBacks)
      values[slot] = history === undefined ? NaN : valueAt(history, today - daysAgo);
  }
}

function valueAt(history: History, day: Day): number {
  let value: number | null = null;
  for (let at = 0; at < history.length && history[at]! <= day; at += 2) value = history[at + 1]!;
  return value ?? NaN;
}

/**
 * The histories with today's values: the last evaluation of a day counts, a value that stays adds nothing, and what no
 * later day looks back on is left out. The very same object where nothing changed. Names that the policy does not ask
 * the past of are forgotten.
 */
export function remember(pastValues: readonly PastValue[], past: Past, today: Day, values: Values): Past {
  let next = past;
  for (const { name, slot, lookBacks } of pastValues) {
    const before = past[name];
    const after = noted(before, values[slot]!, today, lookBacks[lookBacks.length - 1]!.daysAgo);
    if (after !== before) next = { ...next, [name]: after };
  }
  for (const name in past) if (!pastValues.some((one) => one.name === name)) next = without(next, name);
  return next;
}

function noted(history: History | undefined, value: number, today: Day, longest: number): History {
  const known = Number.isFinite(value) ? value : null;
  if (history === undefined) return [today, known];
  const last = history.length - 2;
  if (history[last + 1] === known) return history;
  if (history[last] === today && last > 0 && history[last - 1] === known) return history.slice(0, last);
  const next = history[last] === today ? history.slice(0, last) : trimmed(history, today - longest);
  next.push(today, known);
  return next;
}

/** A copy without what was over before `day`. */
function trimmed(history: History, day: Day): (number | null)[] {
  let first = 0;
  while (first + 2 < history.length && history[first + 2]! <= day) first += 2;
  return history.slice(first);
}
