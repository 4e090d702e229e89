/** A figure over several splits. */
export interface Spread {
  readonly mean: number;
  /** Of the sample, with n − 1; 0 for a single figure. */
  readonly standardDeviation: number;
  readonly min: number;
  readonly max: number;
}

/** @throws RangeError without any figure */
export function spreadOf(figures: readonly number[]): Spread {
  if (figures.length === 0) throw new RangeError('no figures, no spread; give at least one');
  const mean = figures.reduce((sum, one) => sum + one, 0) / figures.length;
  const squares = figures.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return {
    mean,
    standardDeviation: figures.length === 1 ? 0 : Math.sqrt(squares / (figures.length - 1)),
    min: Math.min(...figures),
    max: Math.max(...figures),
  };
}
