/**
 * Herfindahl–Hirschman index of amounts: Σ share² × 10,000, from near 0 (many alike) to 10,000 (one has it all).
 * Amounts are at least 0. Null where nothing is above 0.
 */
export function herfindahl(amounts: readonly number[]): number | null {
  const total = sumOf(amounts);
  if (total === 0) return null;
  return sumOf(amounts.map((amount) => (amount / total) ** 2)) * 10_000;
}

/** Share of the n largest amounts in all of them. Null where nothing is above 0. */
export function topShare(amounts: readonly number[], n: number): number | null {
  const total = sumOf(amounts);
  if (total === 0) return null;
  const largest = [...amounts].sort((one, other) => other - one).slice(0, n);
  return sumOf(largest) / total;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
