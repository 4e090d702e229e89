import { inverted } from './invert.ts';

/** Log odds of the target = intercept + Σ coefficient × feature. */
export interface LogisticFit {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  /** Of the coefficients, from the inverse of the information matrix. */
  readonly standardErrors: readonly number[];
  readonly iterations: number;
}

/** Penalty ½ × ridge × coefficient², so small that it only matters where the data leave a coefficient undetermined. */
const RIDGE = 1e-4;
const MAX_ITERATIONS = 50;
const SMALLEST_STEP = 1e-10;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares; McCullagh and Nelder, "Generalized
 * Linear Models", 2.5). `features` are columns as long as `target`, which is 1 or 0.
 * @throws RangeError when it does not converge, as when the target has one value only
 */
export function fitLogistic(features: readonly Float64Array[], target: Uint8Array): LogisticFit {
  let weights = new Array<number>(features.length + 1).fill(0);
  for (let iterations = 1; iterations <= MAX_ITERATIONS; iterations++) {
    const { gradient, information } = derivatives(features, target, weights);
    const covariance = inverted(information);
    if (covariance === null) break;
    const step = covariance.map((row) => row.reduce((sum, value, j) => sum + value * gradient[j]!, 0));
    weights = weights.map((weight, i) => weight + step[i]!);
    if (Math.max(...step.map(Math.abs)) > SMALLEST_STEP) continue;
    const [intercept = 0, ...coefficients] = weights;
    const standardErrors = covariance.slice(1).map((row, i) => Math.sqrt(row[i + 1]!));
    return { intercept, coefficients, standardErrors, iterations };
  }
  throw new RangeError('the regression does not converge; are there both good and bad rows?');
}

/** Of the penalised log likelihood: its slope, and minus its curvature. */
function derivatives(features: readonly Float64Array[], target: Uint8Array, weights: readonly number[]) {
  const size = weights.length;
  const gradient = weights.map((weight, i) => (i === 0 ? 0 : -RIDGE * weight));
  const information = weights.map((_, i) => weights.map((__, j) => (i === j && i > 0 ? RIDGE : 0)));
  const row = new Float64Array(size).fill(1);
  target.forEach((wanted, at) => {
    let logOdds = weights[0]!;
    for (let i = 1; i < size; i++) {
      row[i] = features[i - 1]![at]!;
      logOdds += weights[i]! * row[i]!;
    }
    const likely = 1 / (1 + Math.exp(-logOdds));
    const variance = likely * (1 - likely);
    for (let i = 0; i < size; i++) {
      gradient[i]! += (wanted - likely) * row[i]!;
      for (let j = 0; j < size; j++) information[i]![j]! += variance * row[i]! * row[j]!;
    }
  });
  return { gradient, information };
}
