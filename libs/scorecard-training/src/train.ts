import { stabilityIndex } from '@foreshock/statistics';
import { calibrationOf, type Calibration } from './calibration.ts';
import { binned, type MissingValues } from './characteristic.ts';
import { probabilityOf, scoresOf, toPoints, type PointsCard, type ScoreScale } from './points.ts';
import { binOf, quantileCuts } from './pre-bins.ts';
import { qualityOf, type Quality } from './quality.ts';
import { rowsOf, type Sample } from './sample.ts';
import { fitted, shortlist, type Selected, type SelectionLimits } from './select.ts';
import type { Split } from './split.ts';

export interface TrainingOptions {
  /** Columns to choose from, or to take as they are with `chosen`. */
  readonly candidates: readonly string[];
  /** The candidates were named by a person: no floor and no correlation limit, only the coefficients' sign. */
  readonly chosen: boolean;
  readonly maxBins: number;
  readonly missing: MissingValues;
  readonly limits: SelectionLimits;
  readonly scale: ScoreScale;
}

export interface Trained {
  readonly card: PointsCard;
  readonly selected: Selected;
  readonly train: Quality;
  readonly test: Quality;
  /** On the test part. */
  readonly calibration: Calibration;
  /** Population stability index of the score, training part to test part, over tenths of the training part. */
  readonly psi: number;
}

/**
 * Bins, selects and fits on the training part, and judges the rounded points on the test part, which nothing else sees.
 * @throws RangeError when a part has only good or only bad rows
 */
export function train(sample: Sample, split: Split, options: TrainingOptions): Trained {
  const [training, test] = [rowsOf(sample, split.train), rowsOf(sample, split.test)];
  const candidates = options.candidates.map((name) =>
    binned(name, training.columns.get(name)!, training.bad, options),
  );
  const short = options.chosen ? candidates : shortlist(candidates, training, options.limits);
  const selected = fitted(short, training);
  const card = toPoints(selected, options.scale);
  const [then, now] = [scoresOf(card, training), scoresOf(card, test)];
  const predicted = Array.from(now, (score) => probabilityOf(score, options.scale));
  return {
    card,
    selected,
    train: qualityOf(then, training.bad),
    test: qualityOf(now, test.bad),
    calibration: calibrationOf(predicted, test.bad),
    psi: shift(then, now),
  };
}

function shift(then: Float64Array, now: Float64Array): number {
  const cuts = quantileCuts(then, 10);
  const counts = (scores: Float64Array) => {
    const classes = new Array<number>(cuts.length + 1).fill(0);
    for (const score of scores) classes[binOf(score, cuts)]! += 1;
    return classes;
  };
  return stabilityIndex(counts(then), counts(now));
}
