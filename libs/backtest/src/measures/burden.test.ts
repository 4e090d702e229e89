import { expect, test } from 'vitest';
import { customer, frameOf, warning } from '../testing/tracks.ts';
import { burden } from './burden.ts';

test('raised and open, day by day', () => {
  const customers = [
    customer('a', {
      warnings: [
        warning(1, { severity: 'LOW', worst: 'HIGH', clearedOn: 5 }),
        warning(3, { ruleId: 'other', severity: 'MEDIUM', worst: 'MEDIUM', clearedOn: null }),
      ],
    }),
    customer('b', { warnings: [warning(3, { clearedOn: 3 })] }),
  ];
  const found = burden(frameOf(customers, { from: 2, to: 5 }), customers);
  expect(found.days.map(({ day, raised, open }) => [day, raised.LOW, raised.MEDIUM, open])).toEqual([
    [2, 0, 0, 1],
    [3, 1, 1, 2],
    [4, 0, 0, 2],
    [5, 0, 0, 1],
  ]);
  const { raised, raisedPerDay, mostRaisedOnADay, open, customersWarned, bySeverity } = found;
  expect({ raised, raisedPerDay, mostRaisedOnADay, open, customersWarned }).toEqual({
    ...{ raised: 2, raisedPerDay: 0.5, mostRaisedOnADay: 2, open: 1, customersWarned: 2 },
  });
  expect(bySeverity).toEqual({ HIGH: 0, MEDIUM: 1, LOW: 1 });
  expect(found.byRule.map(({ ruleId, raised, open }) => [ruleId, raised, open])).toEqual([
    ['other', 1, 1],
    ['rule', 1, 0],
  ]);
});
