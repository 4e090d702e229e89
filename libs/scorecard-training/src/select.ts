import { woesOf, type BinnedCharacteristic } from './characteristic.ts';
import { correlation } from './correlation.ts';
import { fitLogistic, type LogisticFit } from './logistic.ts';
import type { Sample } from './sample.ts';

export interface SelectionLimits {
  /** Least information value; 0.1 is where a characteristic is of medium strength (Siddiqi 2006, ch. 6). */
  readonly minInformationValue: number;
  /** Largest |correlation| of weights of evidence between two characteristics. */
  readonly maxCorrelation: number;
  readonly maxCharacteristics: number;
}

export interface Selected {
  readonly characteristics: readonly BinnedCharacteristic[];
  readonly fit: LogisticFit;
}

/** Coefficients stay while they are this many standard errors above 0: two-sided 5 %. */
const LEAST_Z = 1.96;

/** The strongest characteristics that do not repeat each other, the strongest first. */
export function shortlist(
  candidates: readonly BinnedCharacteristic[],
  train: Sample,
  limits: SelectionLimits,
): BinnedCharacteristic[] {
  const taken: { one: BinnedCharacteristic; woes: Float64Array }[] = [];
  const strong = candidates.filter((one) => one.informationValue >= limits.minInformationValue);
  for (const one of strong.toSorted((a, b) => b.informationValue - a.informationValue)) {
    if (taken.length >= limits.maxCharacteristics) break;
    const woes = woesOf(one, train.columns.get(one.name)!);
    const repeats = taken.some((other) => Math.abs(correlation(woes, other.woes)) > limits.maxCorrelation);
    if (!repeats) taken.push({ one, woes });
  }
  return taken.map(({ one }) => one);
}

/** Fits, and leaves out the weakest until every coefficient is above 0 beyond chance: more evidence, more points. */
export function fitted(characteristics: readonly BinnedCharacteristic[], train: Sample): Selected {
  const woes = characteristics.map((one) => woesOf(one, train.columns.get(one.name)!));
  const fit = fitLogistic(
    woes,
    train.bad.map((bad) => 1 - bad),
  );
  const z = fit.coefficients.map((coefficient, i) => coefficient / fit.standardErrors[i]!);
  const weakest = z.indexOf(Math.min(...z));
  if (weakest === -1 || z[weakest]! >= LEAST_Z) return { characteristics, fit };
  return fitted(characteristics.toSpliced(weakest, 1), train);
}
