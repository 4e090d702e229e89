import { expect, it } from 'vitest';
import { sampledDates } from './sampled-dates.ts';

it('spaces dates evenly with both ends, and gives every day where there are no more', () => {
  expect(sampledDates('2013-01-01', '2013-01-11', 3)).toEqual(['2013-01-01', '2013-01-06', '2013-01-11']);
  expect(sampledDates('2013-01-01', '2013-01-03', 60)).toEqual(['2013-01-01', '2013-01-02', '2013-01-03']);
  expect(sampledDates('2013-01-03', '2013-01-03', 5)).toEqual(['2013-01-03']);
});
