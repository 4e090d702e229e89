import type { CountedBin, Counts } from './counts.ts';

/** Digits that a cut keeps: a credit manager reads it, and the next sample differs by more. */
const SIGNIFICANT_DIGITS = 4;

/** Ascending cuts at the `count`-quantiles of the known values; fewer where values repeat. */
export function quantileCuts(values: Float64Array, count: number): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const lowest = sorted[0];
  if (lowest === undefined) return [];
  const at = (part: number) => sorted[Math.floor((part * sorted.length) / count)]!;
  const cuts = Array.from({ length: count - 1 }, (_, index) => rounded(at(index + 1)));
  return [...new Set(cuts)].filter((cut) => cut > lowest);
}

const rounded = (value: number): number => Number(value.toPrecision(SIGNIFICANT_DIGITS)) + 0;

/** Counts goods and bads between the cuts, and those whose value is missing. */
export function countBetween(
  values: Float64Array,
  bad: Uint8Array,
  cuts: readonly number[],
): { bins: CountedBin[]; missing: Counts } {
  const goods = new Uint32Array(cuts.length + 2);
  const bads = new Uint32Array(cuts.length + 2);
  const missing = cuts.length + 1;
  values.forEach((value, row) => {
    const bin = Number.isNaN(value) ? missing : binOf(value, cuts);
    (bad[row] === 1 ? bads : goods)[bin]! += 1;
  });
  const bins = Array.from({ length: cuts.length + 1 }, (_, bin) => ({
    from: cuts[bin - 1] ?? -Infinity,
    to: cuts[bin] ?? Infinity,
    goods: goods[bin]!,
    bads: bads[bin]!,
  }));
  return { bins, missing: { goods: goods[missing]!, bads: bads[missing]! } };
}

/** Index of the bin [cut, next cut) that holds the value. */
export function binOf(value: number, cuts: readonly number[]): number {
  let bin = 0;
  while (bin < cuts.length && value >= cuts[bin]!) bin++;
  return bin;
}
