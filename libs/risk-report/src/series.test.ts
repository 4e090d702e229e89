import { expect, test } from 'vitest';
import { datesBetween, heldOn } from './series.ts';

test('dates are evenly spaced, with both ends, and no day comes twice', () => {
  expect(datesBetween('2013-01-01', '2013-01-31', 4)).toEqual([
    '2013-01-01',
    '2013-01-11',
    '2013-01-21',
    '2013-01-31',
  ]);
  expect(datesBetween('2013-01-01', '2013-01-02', 9)).toEqual(['2013-01-01', '2013-01-02']);
  expect(datesBetween('2013-01-02', '2013-01-02', 9)).toEqual(['2013-01-02']);
});

test('a value holds until the next one; before the first there is none', () => {
  const rows = [{ date: '2013-01-02' }, { date: '2013-01-04' }];
  const dates = ['2013-01-01', '2013-01-02', '2013-01-03', '2013-01-05'];
  expect(heldOn(rows, dates).map((row) => row?.date ?? null)).toEqual([
    null,
    '2013-01-02',
    '2013-01-02',
    '2013-01-04',
  ]);
});
