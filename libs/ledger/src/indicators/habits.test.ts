import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indicatorsOf } from './registry.ts';
import { robustZ } from './robust-z.ts';
import { createLedger } from '../ledger.ts';
import { shuffled } from '../testing/arbitraries.ts';
import { day, received, reversed, signal } from '../testing/events.ts';
import { book, given, take } from '../testing/spec.ts';
import { oracle } from '../testing/oracle.ts';
import type { LedgerInput } from '../events.ts';

const START = day('2024-01-01');

test('the robust z is the distance from the median in 1.4826 median deviations', () => {
  // Median 5, deviations 4 3 2 1 0 1 2 3 95: their median is 2.
  expect(robustZ([1, 2, 3, 4, 5, 6, 7, 8, 100])).toBeCloseTo(95 / (1.4826 * 2), 9);
  // Median 4.5, deviations 3.5 2.5 1.5 0.5 0.5 1.5 2.5 3.5: their median is 2.
  expect(robustZ([8, 7, 6, 5, 4, 3, 2, 1])).toBeCloseTo(-3.5 / (1.4826 * 2), 9);
});

test('it is unknown below 8 values, and where most of them are the same', () => {
  expect(robustZ([1, 2, 3, 4, 5, 6, 7])).toBeNull();
  expect(robustZ([5, 5, 5, 5, 5, 1, 2, 900])).toBeNull();
});

test('it looks at the last 24 values alone', () => {
  const last = Array.from({ length: 24 }, (_, i) => i);
  expect(robustZ([1e6, 1e6, ...last])).toBe(robustZ(last));
});

const payments = (amounts: readonly number[], every = 10): LedgerInput[] =>
  amounts.map((amount, i) => received(`p${i}`, START + i * every, {}, { amountMinor: amount }));

test('an unusual payment shows, one day’s payments are one, and a reversal takes it back', () => {
  const steady = [100, 110, 90, 100, 105, 95, 100, 110];
  const ledger = given(START, ...payments([...steady, 900]));
  // Median 100, deviations 0 10 10 0 5 5 0 10 800: their median is 5.
  ledger.then({ paymentAmountZ: 800 / (1.4826 * 5), paymentGapZ: null });
  const other = received('again', START + 80, {}, { amountMinor: 100 });
  ledger.when(other).then({ paymentAmountZ: 900 / (1.4826 * 5) });
  ledger.when(reversed('p8', START + 80)).then({ paymentAmountZ: 0 });
});

test('an unusual gap shows', () => {
  const days = [0, 10, 21, 30, 40, 51, 60, 70, 130].map((offset, i) =>
    received(`p${i}`, START + offset, {}, { amountMinor: 1 }),
  );
  // Gaps 10 11 9 10 11 9 10 60: median 10, deviations 0 1 1 0 1 1 0 50, their median is 1.
  given(START, ...days).then({ paymentGapZ: 50 / 1.4826, paymentAmountZ: null });
});

test('an unusual order shows, as it was last told', () => {
  const order = (id: string, on: number, amountMinor: number) =>
    signal('ORDER', on, { amountMinor }, null, { orderId: id });
  const usual = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => order(`o${n}`, START + n, n));
  const ledger = given(START, ...usual, order('last', START + 9, 100));
  ledger.then({ orderAmountZ: 95 / (1.4826 * 2) });
  ledger.when(order('last', START + 10, 9)).then({ orderAmountZ: 4 / (1.4826 * 2) });
});

const amounts = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 9 })), {
  minLength: 30,
  maxLength: 140,
  size: 'max',
});

test('payments and reversals in any order give what a recount gives, however many there were', () => {
  fc.assert(
    fc.property(
      amounts.chain((rows) => {
        const came = rows.map(([on, amount], i) =>
          received(`p${i}`, START + on, {}, { amountMinor: amount }),
        );
        const ordered = rows.map(([on, amount], i) =>
          signal('ORDER', START + on, { amountMinor: amount }, null, { orderId: `o${i % 90}` }),
        );
        const back = rows.flatMap(([on], i) => (i % 3 === 0 ? [] : [reversed(`p${i}`, START + on)]));
        return fc.tuple(shuffled([...came, ...ordered]), shuffled(back));
      }),
      ([first, then]) => {
        const ledger = createLedger(START + 100);
        const seen: LedgerInput[] = [];
        for (const [i, event] of [...first, ...then].entries()) {
          expect(take(ledger, event)).toBe('applied');
          seen.push(event);
          if (i % 7 !== 0) continue;
          const { paymentGapZ, paymentAmountZ, orderAmountZ } = oracle(seen, START + 100, book);
          const now = indicatorsOf(ledger);
          expectClose(now.paymentGapZ, paymentGapZ);
          expectClose(now.paymentAmountZ, paymentAmountZ);
          expectClose(now.orderAmountZ, orderAmountZ);
        }
      },
    ),
    { numRuns: 25, interruptAfterTimeLimit: 30_000 },
  );
});

function expectClose(actual: number | null, wanted: number | null): void {
  if (actual === null || wanted === null) expect(actual).toBe(wanted);
  else expect(actual).toBeCloseTo(wanted, 9);
}
