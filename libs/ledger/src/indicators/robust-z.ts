import { SCORED_VALUES } from '../day-totals.ts';

const FEWEST_VALUES = 8;
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826;
const sorted = new Float64Array(SCORED_VALUES);

/**
 * How unusual the last of `length` values is among the latest 24, itself among them: (x − median) / (1.4826 × MAD).
 * Null below 8 values, or where more than half of them are the same.
 */
export function robustZ(values: ArrayLike<number>, length: number = values.length): number | null {
  const count = Math.min(length, SCORED_VALUES);
  if (count < FEWEST_VALUES) return null;
  const first = length - count;
  for (let i = 0; i < count; i++) sorted[i] = values[first + i]!;
  const middle = median(count);
  for (let i = 0; i < count; i++) sorted[i] = Math.abs(values[first + i]! - middle);
  const deviation = median(count);
  return deviation === 0 ? null : (values[length - 1]! - middle) / (NORMAL * deviation);
}

/** Sorts the first `count` numbers in place. */
function median(count: number): number {
  for (let i = 1; i < count; i++) {
    const value = sorted[i]!;
    let at = i;
    for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
    sorted[at] = value;
  }
  const half = count >> 1;
  return count % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
