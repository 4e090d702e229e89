import { expect, test } from 'vitest';
import { customer, frameOf, standing } from '../testing/tracks.ts';
import { gradesCompared, migration, portfolio } from './portfolio.ts';

const GRADES = ['A', 'B'];
const live = [
  customer('1', { standings: [standing(30, 'A', 600), standing(90, 'B', 500, { exposureMinor: 7 })] }),
  customer('2', { standings: [standing(60, 'A', 610)] }),
];
const draft = [
  customer('1', { standings: [standing(30, 'A', 605)] }),
  customer('2', { standings: [standing(60, 'A', 600)] }),
];

test('who moved, from which grade to which, with the exposure of the live policy', () => {
  const tracks = { grades: GRADES };
  const found = gradesCompared(frameOf(live), { ...tracks, tracks: live }, { ...tracks, tracks: draft });
  expect(found.matrix.customers).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect([found.moved, found.movedExposureMinor]).toEqual([1, 7]);
  expect(found.largest).toEqual([
    { customerId: '1', live: 'B', draft: 'A', liveScore: 500, draftScore: 605, exposureMinor: 7 },
  ]);
});

test('migration counts each pair of month ends once both are known', () => {
  // 1: A at 30, 60, B from 90 to 200; 2: A from 60 on
  expect(migration(frameOf(live), live, GRADES).customers).toEqual([
    [1 + 5, 1],
    [0, 4],
  ]);
});

test('holdings add up', () => {
  const { grades, ...total } = portfolio(frameOf(live), live, GRADES);
  expect(grades.map(({ customers, exposureMinor }) => [customers, exposureMinor])).toEqual([
    [1, 100],
    [1, 7],
  ]);
  expect(total).toEqual({ customers: 2, exposureMinor: 107, expectedLossMinor: 10 });
});
