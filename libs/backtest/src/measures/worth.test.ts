import { expect, test } from 'vitest';
import { customer, defaulted, frameOf, warning } from '../testing/tracks.ts';
import { worth } from './worth.ts';

const costs = {
  warningMinor: { HIGH: 50, MEDIUM: 20, LOW: 5 },
  holdOfGoodMinor: 100,
  savedShare: 0.5,
  minLeadDays: 14,
  lossGivenDefault: 0.4,
};

test('work by the highest severity, holds of good customers, and what came early enough saved', () => {
  const customers = [
    customer('early', {
      warnings: [warning(80, { worst: 'HIGH' })],
      outcomes: [defaulted(100)],
      holds: [90],
    }),
    customer('too late', { warnings: [warning(87)], outcomes: [defaulted(100, null, 500)], holds: [101] }),
    customer('good', { warnings: [warning(90, { worst: 'MEDIUM' })], holds: [95] }),
  ];
  expect(worth(frameOf(customers), customers, costs)).toEqual({
    ...{ warnings: 3, workMinor: 75, holds: 3, holdsOfGood: 1, holdMinor: 100 },
    ...{ outcomes: 2, outcomesWarnedEarly: 1, lossMinor: 600, savedMinor: 200, netMinor: 25 },
  });
});
