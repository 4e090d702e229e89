import { SCORED_VALUES } from '../day-totals.ts';

const FEWEST_VALUES = 8;
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826;

/**
 * How unusual the last value is among the latest 24, itself among them: (x − median) / (1.4826 × MAD).
 * Null below 8 values, or where more than half of them are the same.
 */
export function robustZ(values: readonly number[]): number | null {
  const latest = values.slice(-SCORED_VALUES);
  if (latest.length < FEWEST_VALUES) return null;
  const middle = median(latest);
  const deviation = median(latest.map((value) => Math.abs(value - middle)));
  return deviation === 0 ? null : (latest.at(-1)! - middle) / (NORMAL * deviation);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
