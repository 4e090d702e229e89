import { expect, it } from 'vitest';
import type { Sample } from './sample.ts';
import { splitByEntity } from './split.ts';
import { train, type TrainingOptions } from './train.ts';

const ROWS = 4000;

/** Numbers in [0, 1) that the seed decides: a linear congruential generator (Numerical Recipes). */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

/** `debt` decides the odds of going bad, `noise` and its copy nothing; with `shuffled`, the label has nothing to do with either. */
function sample(seed: number, shuffled: boolean): Sample {
  const next = chance(seed);
  const debt = Float64Array.from({ length: ROWS }, next);
  const noise = Float64Array.from({ length: ROWS }, next);
  const bad = Uint8Array.from(debt, (x) => Number(next() < (shuffled ? 0.2 : 0.4 * x)));
  const columns = { debt, sameDebt: debt.map((x) => 2 * x), noise };
  return { columns: new Map(Object.entries(columns)), bad };
}

const OPTIONS: TrainingOptions = {
  candidates: ['debt', 'sameDebt', 'noise'],
  chosen: false,
  maxBins: 5,
  missing: 'learnt',
  limits: { minInformationValue: 0.1, maxCorrelation: 0.7, maxCharacteristics: 10 },
  scale: { pdo: 20, score: 600, odds: 50 },
};

const split = splitByEntity(
  Array.from({ length: ROWS }, (_, row) => String(row)),
  1,
  0.4,
);

it('finds what decides, once, and predicts as many bads as come', () => {
  const { card, test, calibration } = train(sample(1, false), split, OPTIONS);
  expect(card.characteristics.map(({ name }) => name)).toEqual(['debt']);
  expect(test.auc).toBeGreaterThan(0.65);
  expect(calibration.hosmerLemeshow).toBeLessThan(30);
});

it('says nothing about a label that chance gave: no leak from the test part', () => {
  const anything = { ...OPTIONS, limits: { ...OPTIONS.limits, minInformationValue: 0, maxCorrelation: 1 } };
  const aucs = [1, 2, 3, 4, 5].map((seed) => train(sample(seed, true), split, anything).test.auc);
  for (const auc of aucs) expect(Math.abs(auc - 0.5)).toBeLessThan(0.06);
});

it('does not look at the test part: other outcomes there leave the points as they are', () => {
  const known = sample(1, false);
  const bad = known.bad.slice();
  for (const row of split.test) bad[row] = 1 - bad[row]!;
  expect(train({ ...known, bad }, split, OPTIONS).card).toEqual(train(known, split, OPTIONS).card);
});

it('asks for goods and bads in both parts', () => {
  const known = sample(1, false);
  expect(() => train(known, { train: split.train, test: [] }, OPTIONS)).toThrow(/only good or only bad/);
});
