import { describe, expect, test } from 'vitest';
import type { SignalKind } from './events.ts';
import { createLedger } from './ledger.ts';
import { snapshotLedger } from './snapshot.ts';
import { customer, day, invoice, issued, overdue, received, signal } from './testing/events.ts';
import { given, take } from './testing/spec.ts';

const TODAY = day('2026-01-01');
const MAX = 10 ** 13;
const foreign = (kind: SignalKind) => signal(kind, TODAY, { amountMinor: 9 }, null, { currency: 'XXX' });

describe('a rejected event says why and changes nothing', () => {
  test.each([
    ['a negative amount', issued('a', -1, { issued: TODAY }), 'amount-out-of-range'],
    ['a fraction', issued('a', 0.5, { issued: TODAY }), 'amount-out-of-range'],
    ['not a number', issued('a', NaN, { issued: TODAY }), 'amount-out-of-range'],
    ['too much', issued('a', MAX + 1, { issued: TODAY }), 'amount-out-of-range'],
    ['a negative credit note', invoice('CREDIT_NOTE', 'a', -1, { on: TODAY }), 'amount-out-of-range'],
    ['a negative part of a payment', received('p', TODAY, { a: -5, b: 6 }), 'amount-out-of-range'],
    [
      'a negative promise',
      overdue('PROMISED', 'a', TODAY, { promisedDate: TODAY, amountMinor: -1 }),
      'amount-out-of-range',
    ],
    ['a negative limit', customer(TODAY, { creditLimitMinor: -1 }), 'amount-out-of-range'],
    ['a currency without a rate', issued('a', 1, { issued: TODAY, currency: 'XXX' }), 'no-fx-rate'],
    ['a payment without a rate', received('p', TODAY, {}, { amountMinor: 5, currency: 'XXX' }), 'no-fx-rate'],
    ['a limit without a rate', customer(TODAY, { creditLimitMinor: 1, currency: 'XXX' }), 'no-fx-rate'],
    ['an amendment without a rate', invoice('AMENDED', 'a', 1, { on: TODAY, currency: 'XXX' }), 'no-fx-rate'],
    [
      'a credit note without a rate',
      invoice('CREDIT_NOTE', 'a', 1, { on: TODAY, currency: 'XXX' }),
      'no-fx-rate',
    ],
    ['an order without a rate', foreign('ORDER'), 'no-fx-rate'],
    ['a guarantee without a rate', foreign('GUARANTEE'), 'no-fx-rate'],
    ['an insurance without a rate', foreign('CREDIT_INSURANCE'), 'no-fx-rate'],
    ['a negative guarantee', signal('GUARANTEE', TODAY, { amountMinor: -1 }), 'amount-out-of-range'],
    ['a date out of this world', issued('a', 1, { issued: 2_000_000 }), 'date-out-of-range'],
    ['a promise of no day', overdue('PROMISED', 'a', TODAY), 'promise-without-date'],
    [
      'a dunning level beyond 9',
      overdue('DUNNED', 'a', TODAY, { dunningLevel: 10 }),
      'dunning-level-out-of-range',
    ],
    ['a signal without a number', signal('NEWS', TODAY, { sentiment: NaN }), 'number-not-finite'],
  ])('%s', (_, event, reject) => {
    const ledger = createLedger(TODAY);
    expect(take(ledger, event)).toMatchObject({ reject });
    expect(snapshotLedger(ledger)).toEqual(snapshotLedger(createLedger(TODAY)));
  });

  test.each([
    ['an invoice', issued('a', 100, { issued: TODAY, currency: 'XXX' }), { openMinor: 100 }],
    [
      'a payment',
      received('p', TODAY, {}, { amountMinor: 5, currency: 'XXX' }),
      { unappliedMinor: 5, paymentCount30: 1 },
    ],
    ['a limit', customer(TODAY, { creditLimitMinor: 7, currency: 'XXX' }), { creditLimitMinor: 7 }],
    ['an order', foreign('ORDER'), { ordersMinor: 9 }],
    ['a guarantee', foreign('GUARANTEE'), { guaranteesMinor: 9 }],
    ['an insurance', foreign('CREDIT_INSURANCE'), { insuranceMinor: 9 }],
  ])('%s may be sent again when there is a rate', (_, event, wanted) => {
    const ledger = given(TODAY);
    expect(ledger.when(event).outcome).toMatchObject({ reject: 'no-fx-rate' });
    const again = ledger.when(event, (amount) => amount);
    expect(again.outcome).toBe('applied');
    again.then(wanted);
    expect(ledger.when(event).outcome).toBe('duplicate');
  });

  test('all amounts together stay below 2^53', () => {
    const ledger = given(TODAY);
    const outcomes = Array.from({ length: 1000 }, (_, i) =>
      take(ledger.ledger, issued(`i${i}`, MAX, { issued: TODAY })),
    );
    expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(900);
    ledger.then({ openMinor: 900 * MAX, openCount: 900 });
    ledger.when(TODAY + 40).then({ weightedDaysPastDue: 10 });
  });

  test('no currency is needed where no amount is booked', () => {
    const ledger = given(TODAY, issued('a', 100, { issued: TODAY }));
    ledger
      .when(invoice('WRITTEN_OFF', 'a', 0, { on: TODAY, currency: 'XXX' }))
      .then({ openMinor: 0, writtenOff30Minor: 100 });
    ledger
      .when(invoice('CANCELLED', 'a', 0, { on: TODAY, currency: 'XXX' }))
      .then({ openMinor: 0, writtenOff30Minor: 0 });
  });
});
