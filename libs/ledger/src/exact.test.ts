import { expect, test } from 'vitest';
import { high, highSumOf, joined, low, scale } from './exact.ts';

test('scale rounds half to even and is exact where the product passes 2^53', () => {
  expect([1, 3, 5, 7].map((x) => scale(x, 1, 2))).toEqual([0, 2, 2, 4]);
  expect(scale(10 ** 13 - 1, 10 ** 13 - 3, 10 ** 13)).toBe(9_999_999_999_996);
});

test('an amount splits into two parts and comes back', () => {
  for (const amount of [0, 1, 2 ** 20 - 1, 2 ** 20, 10 ** 13 - 1]) {
    expect(joined(high(amount), low(amount))).toBe(amount);
    expect(highSumOf(amount, low(amount))).toBe(high(amount));
  }
});
