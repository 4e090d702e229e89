import { expect, it } from 'vitest';
import { at, median, percentile, rateBetween, spread, type Sample } from './statistics.ts';

it('takes percentiles by nearest rank', () => {
  const thousand = Array.from({ length: 1_000 }, (_, i) => 1_000 - i);
  expect(percentile(thousand, 0.5)).toBe(500);
  expect(percentile(thousand, 0.99)).toBe(990);
  expect(percentile(thousand, 0.999)).toBe(999);
  expect(percentile(thousand, 1)).toBe(1_000);
  expect(percentile([3], 0.999)).toBe(3);
  expect(percentile([], 0.5)).toBeNaN();
});

it('takes the middle, and the range beside it', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
  expect(median([])).toBeNaN();
  expect(spread([2, 8, 5])).toEqual({ median: 5, min: 2, max: 8 });
});

const samples: Sample[] = [
  { atMs: 1_000, events: 0, cpu: 2 },
  { atMs: 2_000, events: 100, cpu: 3 },
  { atMs: 4_000, events: 500, cpu: 5 },
];

it('finds the moment between two looks, and rates from there', () => {
  expect(at(samples, 100)).toEqual(samples[1]);
  expect(at(samples, 300)).toEqual({ atMs: 3_000, events: 300, cpu: 4 });
  expect(() => at(samples, 501)).toThrow('never reached');
  const { eventsPerSecond, cpuSecondsPerMillion } = rateBetween(at(samples, 300), at(samples, 500));
  expect(eventsPerSecond).toBe(200);
  expect(cpuSecondsPerMillion).toBeCloseTo(5_000);
});
