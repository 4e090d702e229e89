import { expect, test } from 'vitest';
import { customer, defaulted, frameOf, standing } from '../testing/tracks.ts';
import { calibration } from './calibration.ts';
import { quantile, wilson } from './numbers.ts';
import { scoreQuality } from './score-quality.ts';

test('a snapshot is held against what came within the horizon, whoever was bad already left out', () => {
  const customers = [
    customer('bad', { standings: [standing(30, 'B', 500)], outcomes: [defaulted(100)] }),
    customer('good', { standings: [standing(30, 'A', 600)] }),
    customer('long bad', { standings: [standing(30, 'B', 900)], outcomes: [defaulted(10)] }),
    customer('not rated yet', { standings: [standing(200, 'A', 1)] }),
  ];
  const { all, snapshots } = scoreQuality(frameOf(customers), customers);
  // Of the horizon of 90 days the log holds all after the days 30, 60 and 90.
  expect(snapshots.map(({ day, scores, bad, auc }) => [day, scores, bad, auc])).toEqual([
    [30, 2, 1, 1],
    [60, 2, 1, 1],
    [90, 2, 1, 1],
  ]);
  expect(all).toEqual({ scores: 6, bad: 3, auc: 1, gini: 1, ks: 1 });
});

test('scores that stay have no shift, scores that all fall have one', () => {
  const steady = [1, 2, 3, 4].map((n) => customer(`${n}`, { standings: [standing(30, 'A', n)] }));
  expect(scoreQuality(frameOf(steady), steady).psi).toBe(0);
  const falling = [1, 2, 3, 4].map((n) =>
    customer(`${n}`, { standings: [standing(30, 'A', n), standing(180, 'B', -n)] }),
  );
  expect(scoreQuality(frameOf(falling), falling).psi).toBeGreaterThan(1);
});

test('a grade is held against the year after its cohort', () => {
  const customers = [
    ...Array.from({ length: 9 }, (_, n) => customer(`good ${n}`, { standings: [standing(30, 'A', 600)] })),
    customer('bad', { standings: [standing(30, 'A', 600)], outcomes: [defaulted(395)] }),
    customer('a day too late', { standings: [standing(30, 'B', 600)], outcomes: [defaulted(396)] }),
    customer('in default', { standings: [standing(30, 'B', 1, { probabilityOfDefault: 1 })] }),
  ];
  const frame = frameOf(customers, { lastDay: 400, to: 400, snapshots: [30, 400] });
  const { cohorts, grades } = calibration(frame, customers, ['A', 'B']);
  expect(cohorts).toEqual([30]);
  expect(grades).toMatchObject([
    { grade: 'A', customers: 10, defaults: 1, observed: 0.1, verdict: 'consistent' },
    { grade: 'B', customers: 1, defaults: 0 },
  ]);
  expect(grades[0]?.stated).toBeCloseTo(0.1, 12);
  expect(calibration(frameOf(customers), customers, ['A', 'B'])).toEqual({ cohorts: [], grades: [] });
});

test('the interval of Wilson, as published for 0 of 10, 5 of 10 and 81 of 263 (Newcombe, 1998)', () => {
  expect(wilson(0, 10)?.low).toBe(0);
  expect(wilson(0, 10)?.high).toBeCloseTo(0.2775, 4);
  expect(wilson(5, 10)?.low).toBeCloseTo(0.2366, 4);
  expect(wilson(81, 263)?.low).toBeCloseTo(0.2553, 4);
  expect(wilson(81, 263)?.high).toBeCloseTo(0.3662, 4);
  expect([wilson(0, 0), quantile([], 0.5)]).toEqual([null, null]);
});
