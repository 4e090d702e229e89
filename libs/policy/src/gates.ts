import type { Reading } from './condition.ts';
import type { Comparator } from './document.ts';
import type { Values } from './values.ts';

/**
 * For each of many conditions the range in which a value must lie for it to have a chance, in flat arrays: of the dozens
 * of conditions that every evaluation asks most are ruled out by one number, and for these nothing is called.
 */
export interface Gates {
  /** −1 where nothing is known that it needs. */
  readonly slots: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** One gate for each reading against a plain number; open where there is none. */
export function gatesOf(needed: readonly (Reading | null)[]): Gates {
  const ranges = needed.map((reading) =>
    reading === null ? null : rangeOf(reading.comparator, reading.level),
  );
  return {
    slots: Int32Array.from(needed, (reading) => reading?.slot ?? -1),
    from: Float64Array.from(ranges, (range) => range?.[0] ?? -Infinity),
    to: Float64Array.from(ranges, (range) => range?.[1] ?? Infinity),
  };
}

/** Whether the condition has a chance; a missing value has none. */
export function isOpen({ slots, from, to }: Gates, index: number, values: Values): boolean {
  const slot = slots[index]!;
  if (slot < 0) return true;
  const value = values[slot]!;
  return value >= from[index]! && value <= to[index]!;
}

/** The ends are in the range: "less" and "more" let the level itself pass, for the condition to decide. */
function rangeOf(comparator: Comparator, level: number): readonly [from: number, to: number] {
  switch (comparator) {
    case 'lt':
    case 'lte':
      return [-Infinity, level];
    case 'gt':
    case 'gte':
      return [level, Infinity];
    case 'eq':
      return [level, level];
  }
}
