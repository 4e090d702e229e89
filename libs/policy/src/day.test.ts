import { expect, it } from 'vitest';
import { yyyymmdd } from './day.ts';

it.each([
  [0, '19700101'],
  [-1, '19691231'],
  [11_016, '20000229'],
  [15_382, '20120212'],
  [19_782, '20240229'],
  [-25_508, '19000301'],
])('writes day %i as %s', (day, written) => {
  expect(yyyymmdd(day)).toBe(written);
});

it('agrees with the calendar on every day of two centuries', () => {
  for (let day = -36_525; day < 36_525; day++) {
    const calendar = new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    expect(yyyymmdd(day)).toBe(calendar);
  }
});
