/** An empty class counts as this share, so that one customer more or less in it does not make the index infinite. */
const SMALLEST_SHARE = 0.0001;

/** Marks of the population stability index: below 0.1 stable, from 0.25 on another population. */
export const PSI_MARKS = { watch: 0.1, shifted: 0.25 } as const;

/**
 * Population stability index Σ (a − e) × ln(a / e) of the counts in the same classes, then (expected) and now (actual).
 * @throws RangeError when the classes are not the same, or either population is empty
 */
export function stabilityIndex(expected: readonly number[], actual: readonly number[]): number {
  if (expected.length !== actual.length)
    throw new RangeError(
      `${expected.length} classes then, ${actual.length} now; give both in the same classes`,
    );
  const then = sharesOf(expected);
  const now = sharesOf(actual);
  return now.reduce((sum, a, i) => sum + (a - then[i]!) * Math.log(a / then[i]!), 0);
}

function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= 0) throw new RangeError('an empty population has no shares; give counts above 0');
  return counts.map((count) => Math.max(SMALLEST_SHARE, count / total));
}
