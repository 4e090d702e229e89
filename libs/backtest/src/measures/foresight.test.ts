import { expect, test } from 'vitest';
import { customer, defaulted, frameOf, warning } from '../testing/tracks.ts';
import { foresight } from './foresight.ts';

const seen = (customers: Parameters<typeof frameOf>[0], parts = {}) =>
  foresight(frameOf(customers, parts), customers, 'default');

test('lead time runs from the first warning within the horizon; one of the same day or later is none', () => {
  const early = customer('a', { warnings: [warning(40), warning(70)], outcomes: [defaulted(100)] });
  const late = customer('b', { warnings: [warning(100), warning(101)], outcomes: [defaulted(100)] });
  const { outcomes, warned, recall, leadDays } = seen([early, late]);
  expect({ outcomes, warned, recall }).toEqual({ outcomes: 2, warned: 1, recall: 0.5 });
  expect(leadDays).toEqual({ count: 1, lowerQuartile: 60, median: 60, upperQuartile: 60 });
});

test('quartiles of the lead times 10, 20, 30, 60', () => {
  const all = [10, 20, 30, 60].map((lead) =>
    customer(`${lead}`, { warnings: [warning(100 - lead)], outcomes: [defaulted(100)] }),
  );
  expect(seen(all).leadDays).toEqual({ count: 4, lowerQuartile: 17.5, median: 25, upperQuartile: 37.5 });
});

test('a warning older than the horizon tells of the outcome only while it is open', () => {
  const open = customer('a', { warnings: [warning(5, { clearedOn: null })], outcomes: [defaulted(100)] });
  const closed = customer('b', { warnings: [warning(5, { clearedOn: 99 })], outcomes: [defaulted(100)] });
  const { warned, warnedLongBefore, leadDays } = seen([open, closed]);
  expect({ warned, warnedLongBefore, leads: leadDays.count }).toEqual({
    warned: 1,
    warnedLongBefore: 1,
    leads: 0,
  });
});

test('precision: followed, false, late and censored are kept apart', () => {
  const customers = [
    customer('followed', { warnings: [warning(10)], outcomes: [defaulted(100)] }),
    customer('false: one day too late', { warnings: [warning(9)], outcomes: [defaulted(100)] }),
    customer('false: nothing came', { warnings: [warning(110)] }),
    customer('late: it was so already', { warnings: [warning(100)], outcomes: [defaulted(100)] }),
    customer('false again: it was over', { warnings: [warning(60)], outcomes: [defaulted(40, 60)] }),
    customer('censored', { warnings: [warning(111)] }),
    customer('censored, and came', { warnings: [warning(150)], outcomes: [defaulted(160)] }),
  ];
  expect(seen(customers).precision).toEqual({
    ...{ followed: 1, falseAlarms: 3, late: 1, censored: 2, censoredFollowed: 1 },
    precision: 0.25,
  });
});

test('what was before the period is not counted, but a warning before it is known', () => {
  const customers = [
    customer('a', { warnings: [warning(40)], outcomes: [defaulted(30, 35), defaulted(100)] }),
  ];
  const { outcomes, leadDays, precision } = seen(customers, { from: 50 });
  expect([outcomes, leadDays.median, precision.followed, precision.precision]).toEqual([1, 60, 0, null]);
});
