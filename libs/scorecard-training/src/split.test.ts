import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitByEntity, splitByTime } from './split.ts';

it('never puts an entity into both parts, and no row into neither', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e')), fc.nat(), (keys, seed) => {
      const { train, test } = splitByEntity(keys, seed, 0.3);
      const trained = new Set(train.map((row) => keys[row]));
      expect(test.some((row) => trained.has(keys[row]))).toBe(false);
      expect([...train, ...test].sort((a, b) => a - b)).toEqual(keys.map((_, row) => row));
    }),
  );
});

it('tests on about the share asked for, the same for the same seed and another for another', () => {
  const keys = Array.from({ length: 10_000 }, (_, row) => `customer ${row}`);
  const { test } = splitByEntity(keys, 1, 0.3);
  expect(Math.abs(test.length - 3000)).toBeLessThan(150);
  expect(splitByEntity(keys, 1, 0.3).test).toEqual(test);
  expect(splitByEntity(keys, 2, 0.3).test).not.toEqual(test);
});

it('tests on the latest, and never cuts a moment in two', () => {
  expect(splitByTime([2020, 2023, 2021, 2022], 0.25)).toEqual({ train: [0, 2, 3], test: [1] });
  expect(splitByTime([1, 1, 2, 2], 0.25)).toEqual({ train: [0, 1, 2, 3], test: [] });
});
