import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PSI_MARKS, stabilityIndex } from './stability.ts';

test('a population that stays has 0, one that moves a tenth from the first class to the last 0.1', () => {
  expect(stabilityIndex([10, 20, 10], [100, 200, 100])).toBe(0);
  const moved = 0.1 * Math.log(0.3 / 0.4) * -1 + 0.1 * Math.log(0.4 / 0.3);
  expect(stabilityIndex([40, 30, 30], [30, 30, 40])).toBeCloseTo(moved, 12);
  expect(stabilityIndex([90, 10], [60, 40])).toBeGreaterThan(PSI_MARKS.shifted);
});

test('an empty class is finite, other classes or nobody at all are refused', () => {
  expect(stabilityIndex([0, 10], [5, 5])).toBeLessThan(5);
  expect(() => stabilityIndex([1], [1, 2])).toThrow(RangeError);
  expect(() => stabilityIndex([0], [1])).toThrow(RangeError);
});

test('it is never below 0, and the same in both directions', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(counts, counts, (then, now) => {
      expect(stabilityIndex(then, now)).toBeGreaterThanOrEqual(0);
      expect(stabilityIndex(then, now)).toBeCloseTo(stabilityIndex(now, then), 9);
    }),
  );
});
