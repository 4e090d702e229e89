import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Day } from './day.ts';
import type { LedgerInput } from './events.ts';
import { INDICATORS, indicatorsOf } from './indicators/registry.ts';
import { createLedger } from './ledger.ts';
import { restoreLedger, snapshotLedger } from './snapshot.ts';
import { createStore } from './store.ts';
import { customer, invoice, issued, overdue, received, reversed } from './testing/events.ts';
import { oracle } from './testing/oracle.ts';
import { book, take } from './testing/spec.ts';

/*
 * Business as usual: events mostly in the order of their days, most invoices paid once or twice, now and then something
 * rare. What is done in place must be what the general way would have done, which the recount decides.
 */
const START: Day = 20_000;

const act = fc.record({
  kind: fc.integer({ min: 0, max: 99 }),
  days: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 1, max: 25 })),
  which: fc.nat({ max: 1000 }),
  amount: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom(2 ** 20, 10 ** 13)),
  back: fc.oneof(
    { arbitrary: fc.constant(0), weight: 4 },
    { arbitrary: fc.integer({ min: -3, max: 9 }), weight: 1 },
  ),
});

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Steps for one customer; names are of three lengths, one of them not Latin. */
function stepsOf(acts: readonly Act[]): (LedgerInput | Day)[] {
  let today = START;
  let invoices = 0;
  let payments = 0;
  const nameOf = (number: number): string =>
    ['i', '发票-', 'a rather long invoice number '][number % 3]! + number;
  return acts.flatMap(({ kind, days, which, amount, back }) => {
    const name = nameOf(which % Math.max(1, invoices + 1));
    const other = nameOf((which + 1) % Math.max(1, invoices + 1));
    const on = today - back;
    today += days;
    const roll = days > 0 ? [today] : [];
    if (kind < 40)
      return [...roll, issued(nameOf(invoices++), amount, { issued: on, due: on + (which % 40) - 5 })];
    if (kind < 60) return [...roll, received(`p${payments++}`, on, { [name]: amount })];
    if (kind < 75)
      return [...roll, received(`p${payments++}`, on, { [name]: 30, [other]: 5 }, { amountMinor: 40 })];
    if (kind < 78) return [...roll, received(`p${payments++}`, on, { [name]: 9 }, { currency: 'USD' })];
    if (kind < 81) return [...roll, reversed(`p${which % (payments + 1)}`, on)];
    if (kind < 84) return [...roll, invoice('CREDIT_NOTE', name, amount, { on })];
    if (kind < 87) return [...roll, invoice('AMENDED', name, amount, { on, due: on + 20 })];
    if (kind < 89) return [...roll, invoice('CANCELLED', name, 0, { on })];
    if (kind < 91) return [...roll, invoice('WRITTEN_OFF', name, 0, { on })];
    if (kind < 94) return [...roll, overdue('DISPUTED', name, on)];
    if (kind < 96)
      return [...roll, overdue('PROMISED', name, on, { promisedDate: on + 9, amountMinor: null })];
    if (kind < 97) return [...roll, customer(on, { creditLimitMinor: amount })];
    return [(today += 40)];
  });
}

vi.setConfig({ testTimeout: 60_000 });

test('business as usual adds up to what a recount of all events gives', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 60, size: 'max' }), (acts) => {
      const store = createStore(1 << 9);
      const ledger = createLedger(START, store);
      const neighbour = createLedger(START, store);
      const events: LedgerInput[] = [];
      for (const step of stepsOf(acts)) {
        expect(take(ledger, step)).toBe('applied');
        expect(take(neighbour, step)).toBe('applied');
        if (typeof step !== 'number') events.push(step);
      }
      const actual = indicatorsOf(ledger);
      const wanted = oracle(events, ledger.today, book);
      for (const { name, type } of INDICATORS) {
        const value = actual[name];
        const other = wanted[name];
        if (type === 'double' && typeof value === 'number' && typeof other === 'number')
          expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(other)));
        else expect({ [name]: value }).toEqual({ [name]: other });
      }
      expect(indicatorsOf(neighbour)).toEqual(actual);
      expect(indicatorsOf(restoreLedger(snapshotLedger(ledger), store)!)).toEqual(actual);
    }),
    { numRuns: 300 },
  );
});
