import { scaling } from '@foreshock/policy';
import { binOf } from './pre-bins.ts';
import type { Sample } from './sample.ts';
import type { Selected } from './select.ts';

/** `score` at odds of `odds` good to one bad, doubling every `pdo` points. */
export interface ScoreScale {
  readonly pdo: number;
  readonly score: number;
  readonly odds: number;
}

/** Whole points for values between the cuts; one more than cuts. */
export interface PointsCharacteristic {
  readonly name: string;
  readonly cuts: readonly number[];
  readonly points: readonly number[];
  readonly missing: number;
}

export interface PointsCard {
  readonly scale: ScoreScale;
  /** Score before any characteristic: what the intercept is worth. */
  readonly base: number;
  readonly characteristics: readonly PointsCharacteristic[];
}

/** Points = factor × coefficient × WoE, rounded; the intercept goes into the base (Siddiqi 2006, ch. 6). */
export function toPoints({ characteristics, fit }: Selected, scale: ScoreScale): PointsCard {
  const { factor, offset } = scaling(scale);
  return {
    scale,
    base: Math.round(offset + factor * fit.intercept),
    characteristics: characteristics.map(({ name, bins, missing }, index) => {
      const points = (woe: number) => Math.round(factor * fit.coefficients[index]! * woe) + 0;
      return {
        name,
        cuts: bins.slice(1).map(({ from }) => from),
        points: bins.map(({ woe }) => points(woe)),
        missing: points(missing.woe),
      };
    }),
  };
}

/** The score of every row; higher is better. */
export function scoresOf(card: PointsCard, sample: Sample): Float64Array {
  const scores = new Float64Array(sample.bad.length).fill(card.base);
  for (const { name, cuts, points, missing } of card.characteristics)
    sample.columns.get(name)!.forEach((value, row) => {
      scores[row]! += Number.isNaN(value) ? missing : points[binOf(value, cuts)]!;
    });
  return scores;
}

/** Probability of being bad, 0 to 1, that the scale gives a score. */
export function probabilityOf(score: number, scale: ScoreScale): number {
  const { factor, offset } = scaling(scale);
  return 1 / (1 + Math.exp((score - offset) / factor));
}
