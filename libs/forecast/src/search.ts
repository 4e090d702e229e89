/** The least whole amount that suffices. */
export interface Sufficient {
  /** It suffices, and one less does not: both were tried. */
  readonly amount: number;
  /**
   * Whether every amount tried above it sufficed as well. Where not, more can be worse than less, and a smaller amount
   * between two that were tried may do too.
   */
  readonly isMonotone: boolean;
}

/**
 * Finds the least whole amount from 1 to `max` that passes `suffices`, which 0 does not: by trying `marks` (amounts at
 * which something may change), then bisection between the first mark that passes and the one before it.
 * @returns null where none of the marks passes
 */
export function leastSufficient(
  max: number,
  marks: readonly number[],
  suffices: (amount: number) => boolean,
): Sufficient | null {
  const tried = [...new Set([...marks, max])]
    .filter((mark) => mark >= 1 && mark <= max)
    .sort((a, b) => a - b);
  const passes = tried.map(suffices);
  const first = passes.indexOf(true);
  if (first < 0) return null;
  let low = first === 0 ? 0 : tried[first - 1]!;
  let high = tried[first]!;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return { amount: high, isMonotone: !passes.slice(first).includes(false) };
}
