import { SCORED_VALUES } from '../day-totals.ts';

const FEWEST_VALUES = 8;
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826;

/** The values in question and then their deviations, ascending. */
const sorted = new Float64Array(SCORED_VALUES);

/**
 * How unusual the last value is among the latest 24, itself among them: (x − median) / (1.4826 × MAD).
 * Null below 8 values, or where more than half of them are the same.
 */
export function robustZ(values: readonly number[]): number | null {
  const size = Math.min(SCORED_VALUES, values.length);
  if (size < FEWEST_VALUES) return null;
  const first = values.length - size;
  for (let i = 0; i < size; i++) place(values[first + i]!, i);
  const median = middle(size);
  for (let i = 0; i < size; i++) place(Math.abs(values[first + i]! - median), i);
  const deviation = middle(size);
  return deviation === 0 ? null : (values[first + size - 1]! - median) / (NORMAL * deviation);
}

/** Puts a value where it belongs among the first `size` that are in order already. */
function place(value: number, size: number): void {
  let at = size;
  for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
  sorted[at] = value;
}

function middle(size: number): number {
  const half = size >> 1;
  return size % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
