import fc from 'fast-check';
import { expect, test } from 'vitest';
import { herfindahl, topShare } from './concentration.ts';

test('four customers alike are 2,500, one alone 10,000, nothing is unknown', () => {
  expect(herfindahl([5, 5, 5, 5])).toBeCloseTo(2500, 9);
  expect(herfindahl([7, 0])).toBe(10_000);
  expect(herfindahl([0, 0])).toBeNull();
  expect(herfindahl([50, 30, 20])).toBeCloseTo(3800, 9);
});

test('the two largest of 50, 30 and 20 hold 80 %', () => {
  expect(topShare([20, 50, 30], 2)).toBeCloseTo(0.8, 12);
  expect(topShare([20, 50], 9)).toBe(1);
  expect(topShare([], 3)).toBeNull();
});

test('the index lies between that of all alike and that of one, and grows when two merge', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(amounts, (all) => {
      const index = herfindahl(all)!;
      expect(index).toBeGreaterThanOrEqual(10_000 / all.length - 1e-6);
      expect(index).toBeLessThanOrEqual(10_000 + 1e-6);
      const [one = 0, other = 0, ...rest] = all;
      expect(herfindahl([one + other, ...rest])).toBeGreaterThanOrEqual(index - 1e-9);
    }),
  );
});
