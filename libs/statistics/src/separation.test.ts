import fc from 'fast-check';
import { expect, test } from 'vitest';
import { separation, type Outcome } from './separation.ts';

const of = (bads: readonly number[], goods: readonly number[]): Outcome[] => [
  ...bads.map((score) => ({ score, bad: true })),
  ...goods.map((score) => ({ score, bad: false })),
];

test('a score that tells all apart has 1, one that says nothing 0, one that is upside down −1', () => {
  expect(separation(of([1, 2], [3, 4]))).toEqual({ ks: 1, gini: 1 });
  expect(separation(of([5, 5], [5]))).toEqual({ ks: 0, gini: 0 });
  expect(separation(of([3, 4], [1, 2]))).toEqual({ ks: 1, gini: -1 });
});

test('one good customer below one of two bad ones', () => {
  // Pairs won: 4 > 1, 4 > 3, 2 > 1, of four. Up to 3: all bad, half of the good.
  expect(separation(of([1, 3], [2, 4]))).toEqual({ ks: 0.5, gini: 0.5 });
});

test('without a bad or without a good customer it is unknown', () => {
  expect(separation(of([], [1]))).toBeNull();
  expect(separation(of([1], []))).toBeNull();
});

test('it is what comparing every pair and every threshold gives', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(scores, scores, (bads, goods) => {
      const wins = goods.flatMap((good) => bads.map((bad) => (Math.sign(good - bad) + 1) / 2));
      const auc = wins.reduce((sum, win) => sum + win, 0) / wins.length;
      const below = (list: readonly number[], at: number) =>
        list.filter((score) => score <= at).length / list.length;
      const ks = Math.max(...[...bads, ...goods].map((at) => Math.abs(below(bads, at) - below(goods, at))));
      const found = separation(of(bads, goods))!;
      expect(found.ks).toBeCloseTo(ks, 12);
      expect(found.gini).toBeCloseTo(2 * auc - 1, 12);
    }),
  );
});
