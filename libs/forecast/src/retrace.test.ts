import { expect, it } from 'vitest';
import { forecast } from './forecast.ts';
import { retrace } from './retrace.ts';
import { activated, digits, disputed, emptyLog, invoice, live, payment, tick } from './testing/given.ts';
import { situationOf } from './situation.ts';

const log = [
  activated,
  tick(100),
  invoice('c1', 'a', 90, 95, 10_000),
  invoice('c1', 'b', 98, 120, 5_000),
  payment('c1', 'a', 100, 4_000),
  tick(104),
  disputed('c1', 'a', 104),
];
const placed = log.map((input, offset) => ({ input, offset }));

it('makes of the records what the log makes of them', () => {
  const lived = emptyLog();
  live(lived, log);
  const alive = situationOf(lived.partition, 'c1', digits, lived.nextOffset)!;
  const { situation } = retrace(placed, 'c1', 0, digits)!;
  expect(situation.bytes).toEqual(alive.bytes);
  expect(forecast(situation, 'no-payments', 200)).toEqual(forecast(alive, 'no-payments', 200));
});

it('names the events that moved a value, the newest first, and when each source was heard of', () => {
  const { moved, heardOf } = retrace(placed, 'c1', 0, digits)!;
  expect(moved.map(({ offset, day, changes }) => [offset, day, changes])).toEqual([
    [
      6,
      104,
      [
        { name: 'maxDaysPastDue', before: 9, after: 0 },
        { name: 'disputedCount', before: 0, after: 1 },
      ],
    ],
    [
      4,
      100,
      [
        { name: 'paymentCount365', before: 0, after: 1 },
        { name: 'exposureMinor', before: 15_000, after: 11_000 },
      ],
    ],
    [3, 100, [{ name: 'exposureMinor', before: 10_000, after: 15_000 }]],
    [
      2,
      100,
      [
        { name: 'maxDaysPastDue', before: null, after: 5 },
        { name: 'paymentCount365', before: null, after: 0 },
        { name: 'exposureMinor', before: null, after: 10_000 },
        { name: 'disputedCount', before: null, after: 0 },
      ],
    ],
  ]);
  expect([...heardOf]).toEqual([
    ['LEDGER', 104],
    ['PAYMENT_HISTORY', 100],
  ]);
  expect(retrace(placed, 'c9', 0, digits)).toBeNull();
});
