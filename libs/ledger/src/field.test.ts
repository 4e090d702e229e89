import { describe, expect, test } from 'vitest';
import { nextChangeDay } from './advance.ts';
import { indicatorsOf } from './indicators/registry.ts';
import { restoreLedger, snapshotLedger } from './snapshot.ts';
import { customer, day, invoice, issued, overdue, received, reversed, signal } from './testing/events.ts';
import { given } from './testing/spec.ts';

const START = day('2026-01-01');
const DUE = START + 30;
const LATE = DUE + 10;
const overdueLedger = () => given(START, issued('a', 1000, { issued: START, due: DUE }), LATE);

describe('what ends an overdue state', () => {
  test('a credit note that brings the balance to zero clears it, as a payment does', () => {
    overdueLedger().then({ overdueMinor: 1000, maxDaysPastDue: 10 });
    overdueLedger()
      .when(invoice('CREDIT_NOTE', 'a', 1000, { on: LATE }))
      .then({ overdueMinor: 0, maxDaysPastDue: 0, openCount: 0, invoiced90Minor: 0, lateRatio: null });
    overdueLedger()
      .when(received('p', LATE, { a: 1000 }))
      .then({ overdueMinor: 0, maxDaysPastDue: 0, lateRatio: 1, latePaymentStreak: 1 });
  });

  test('a payment of the earliest invoice moves the oldest days past due to the next', () => {
    given(
      START,
      issued('a', 10, { issued: START, due: DUE }),
      issued('b', 10, { issued: START, due: DUE + 4 }),
      LATE,
    )
      .when(received('p', LATE, { a: 10 }))
      .then({ maxDaysPastDue: 6, overdueMinor: 10 });
  });

  test('a partial payment across invoices moves the earliest unpaid one, which stays overdue by its rest', () => {
    const ledger = given(
      START,
      issued('a', 10, { issued: START, due: DUE }),
      issued('b', 10, { issued: START, due: DUE + 4 }),
      LATE,
    );
    ledger.when(received('p', LATE, { a: 9 })).then({ maxDaysPastDue: 10, overdueMinor: 11 });
    ledger
      .when(received('q', LATE, { a: 1, b: 4 }))
      .then({ maxDaysPastDue: 6, overdueMinor: 6, ageing1To30CleanCount: 1 });
  });

  test('a write-off ends it; what comes in later is a recovery', () => {
    const ledger = overdueLedger();
    ledger.when(invoice('WRITTEN_OFF', 'a', 0, { on: LATE })).then({ openMinor: 0, writtenOff30Minor: 1000 });
    ledger
      .when(received('p', LATE, { a: 300 }))
      .then({ writtenOff30Minor: 700, paid30Minor: 300, openMinor: 0 });
  });

  test('written off twice counts on the earlier day, in either order', () => {
    const early = invoice('WRITTEN_OFF', 'a', 0, { on: LATE - 40 });
    const late = invoice('WRITTEN_OFF', 'a', 0, { on: LATE });
    for (const events of [
      [early, late],
      [late, early],
    ])
      given(START, issued('a', 1000, { issued: START, due: DUE }), LATE, ...events).then({
        writtenOff30Minor: 0,
        writtenOff90Minor: 1000,
      });
  });

  test('cancelling leaves the payment as unapplied cash', () => {
    const ledger = overdueLedger();
    ledger.when(received('p', LATE, { a: 400 })).then({ openMinor: 600, unappliedMinor: 0 });
    ledger
      .when(invoice('CANCELLED', 'a', 0, { on: LATE }))
      .then({ openMinor: 0, unappliedMinor: 400, netOpenMinor: -400, invoiced90Minor: 0, paid90Minor: 0 });
  });
});

describe('payments', () => {
  test('one before its invoice waits as unapplied cash and is applied when the invoice comes', () => {
    const ledger = given(START, received('p', START, { a: 700 }));
    ledger.then({ unappliedMinor: 700, netOpenMinor: -700, paid30Minor: 0, paymentCount30: 1 });
    ledger
      .when(issued('a', 1000, { issued: START + 2 }))
      .then({ unappliedMinor: 0, openMinor: 300, paid30Minor: 700, avgDaysToPay: -2, avgDaysLate: -32 });
  });

  test('the same id with another amount is refused, with the same content a duplicate', () => {
    const ledger = given(START, issued('a', 1000, { issued: START }), received('p', START, { a: 700 }));
    const before = indicatorsOf(ledger.ledger);
    expect(ledger.when(received('p', START, { a: 701 })).outcome).toMatchObject({
      reject: 'payment-conflict',
    });
    expect(ledger.when(received('p', START, { a: 700 })).outcome).toBe('duplicate');
    expect(indicatorsOf(ledger.ledger)).toEqual(before);
  });

  test('one that is returned after the cure opens the invoice again and restates the past', () => {
    const ledger = overdueLedger();
    ledger.when(received('p', LATE, { a: 1000 })).then({ openMinor: 0, paid30Minor: 1000 });
    ledger.when(LATE + 5).then({ openMinor: 0 });
    ledger.when(reversed('p', LATE + 5)).then({
      openMinor: 1000,
      maxDaysPastDue: 15,
      paid30Minor: 0,
      paymentCount30: 0,
      lateRatio: null,
      reversedPayments365: 1,
    });
  });

  test('a return may arrive before its payment', () => {
    const ledger = given(START, issued('a', 1000, { issued: START }), reversed('p', START));
    ledger
      .when(received('p', START, { a: 1000 }))
      .then({ openMinor: 1000, unappliedMinor: 0, reversedPayments365: 1 });
  });

  test('parts above the whole are refused, a rest without an invoice is unapplied', () => {
    const ledger = given(START, issued('a', 1000, { issued: START }));
    expect(ledger.when(received('p', START, { a: 6, b: 5 }, { amountMinor: 10 })).outcome).toMatchObject({
      reject: 'allocation-exceeds-payment',
    });
    ledger
      .when(received('p', START, { a: 1200 }, { amountMinor: 1500 }))
      .then({ openMinor: 0, unappliedMinor: 500 });
  });

  test('payments of one day settle in the order of their ids', () => {
    const big = received('p1', LATE, { a: 1000 });
    const small = received('p2', LATE, { a: 400 });
    for (const events of [
      [big, small],
      [small, big],
    ])
      given(START, issued('a', 1000, { issued: START, due: DUE }), LATE, ...events).then({
        partialPaymentRatio: 0,
        unappliedMinor: 400,
      });
  });

  test('they settle in the order of their dates, whatever the order of arrival', () => {
    const late = received('p1', LATE, { a: 1000 });
    const early = received('p2', START, { a: 400 });
    const wanted = { avgDaysToPay: (600 * 40) / 1000, unappliedMinor: 400, partialPaymentRatio: 0.5 };
    given(START, issued('a', 1000, { issued: START, due: DUE }), LATE, late, early).then(wanted);
    given(START, early, late, issued('a', 1000, { issued: START, due: DUE }), LATE).then(wanted);
  });
});

describe('documents that change', () => {
  test('an amendment restates amount and due date, and may come before the invoice', () => {
    const amended = invoice('AMENDED', 'a', 1500, { on: LATE, due: LATE + 20 });
    overdueLedger().when(amended).then({ openMinor: 1500, overdueMinor: 0, invoiced90Minor: 1500 });
    given(LATE, amended)
      .when(issued('a', 1000, { issued: START, due: DUE }))
      .then({ openMinor: 1500, overdueMinor: 0, invoiced90Minor: 1500 });
  });

  test('an amendment below what was paid leaves the excess unapplied', () => {
    const ledger = given(START, issued('a', 1000, { issued: START }), received('p', START, { a: 900 }));
    ledger
      .when(invoice('AMENDED', 'a', 500, { on: START, due: DUE }))
      .then({ openMinor: 0, unappliedMinor: 400, paid30Minor: 500, lateRatio: 0 });
  });

  test('a credit note after the payment frees the payment, one above the amount is credit', () => {
    const ledger = given(START, issued('a', 1000, { issued: START }), received('p', START, { a: 1000 }));
    ledger
      .when(invoice('CREDIT_NOTE', 'a', 300, { on: START + 1 }))
      .then({ unappliedMinor: 300, invoiced30Minor: 700 });
    ledger
      .when(invoice('CREDIT_NOTE', 'a', 900, { on: START + 2 }))
      .then({ unappliedMinor: 1200, invoiced30Minor: 0 });
  });

  test('two invoices of the same instant both count; the same invoice with other content is refused', () => {
    const first = issued('a', 1000, { issued: START });
    const ledger = given(START, first, issued('b', 500, { issued: START }));
    ledger.then({ openMinor: 1500, openCount: 2 });
    expect(ledger.when(first).outcome).toBe('duplicate');
    expect(ledger.when(issued('a', 1000, { issued: START })).outcome).toBe('duplicate');
    expect(ledger.when(issued('a', 1001, { issued: START })).outcome).toMatchObject({
      reject: 'invoice-conflict',
    });
    ledger.then({ openMinor: 1500, openCount: 2 });
  });
});

describe('disputes and promises', () => {
  test('a disputed invoice is overdue, but not clean', () => {
    const ledger = overdueLedger();
    ledger.when(overdue('DISPUTED', 'a', LATE)).then({
      disputedMinor: 1000,
      disputedCount: 1,
      overdueMinor: 1000,
      overdueCleanMinor: 0,
      maxDaysPastDue: 0,
      weightedDaysPastDue: 10,
    });
    ledger
      .when(overdue('DISPUTE_RESOLVED', 'a', LATE + 1))
      .then({ disputedMinor: 0, overdueCleanMinor: 1000 });
    ledger.when(overdue('DISPUTED', 'a', LATE)).then({ disputedMinor: 0 });
  });

  test('a promise is broken on the day after its date when the amount has not come', () => {
    const promised = () =>
      given(
        START,
        issued('a', 1000, { issued: START, due: DUE }),
        received('early', START, { a: 500 }),
        LATE,
      ).when(overdue('PROMISED', 'a', LATE, { promisedDate: LATE + 5, amountMinor: 300 }));
    promised().then({ brokenPromises365: 0 });
    const broken = given(
      START,
      issued('a', 1000, { issued: START, due: DUE }),
      received('early', START, { a: 500 }),
      LATE,
      overdue('PROMISED', 'a', LATE, { promisedDate: LATE + 5, amountMinor: 300 }),
      LATE + 5,
    );
    broken.then({ brokenPromises365: 0 });
    expect(nextChangeDay(broken.ledger)).toBe(LATE + 6);
    broken.when(LATE + 6).then({ brokenPromises365: 1 });
    broken.when(received('p', LATE + 6, { a: 300 })).then({ brokenPromises365: 1 });
    broken.when(received('booked-late', LATE + 5, { a: 300 })).then({ brokenPromises365: 0 });
  });

  test('a payment of the day of the promise counts, one before does not', () => {
    const paidOn = (on: number) =>
      given(
        START,
        issued('a', 1000, { issued: START, due: DUE }),
        overdue('PROMISED', 'a', LATE, { promisedDate: LATE + 5, amountMinor: 300 }),
        received('p', on, { a: 300 }),
        LATE + 6,
      );
    paidOn(LATE - 1).then({ brokenPromises365: 1 });
    paidOn(LATE).then({ brokenPromises365: 0 });
    paidOn(LATE + 5).then({ brokenPromises365: 0 });
  });

  test('a promise without an amount is for all that is open', () => {
    const promised = overdue('PROMISED', 'a', LATE, { promisedDate: LATE + 5 });
    const ledger = given(START, issued('a', 1000, { issued: START, due: DUE }), LATE, promised);
    ledger.when(received('p', LATE + 1, { a: 999 }));
    ledger.when(LATE + 6).then({ brokenPromises365: 1 });
    ledger.when(received('q', LATE + 4, { a: 1 })).then({ brokenPromises365: 0 });
  });
});

describe('settlement', () => {
  test('is the day on which payments and credit notes had covered the invoice', () => {
    const credit = invoice('CREDIT_NOTE', 'a', 400, { on: LATE });
    given(
      START,
      issued('a', 1000, { issued: START, due: DUE }),
      received('p', START, { a: 600 }),
      LATE,
      credit,
    ).then({
      lateRatio: 1,
    });
    given(
      START,
      issued('a', 1000, { issued: START, due: DUE }),
      received('p', START, { a: 1000 }),
      LATE,
      credit,
    ).then({
      lateRatio: 0,
      onTimeRatio: 1,
    });
  });

  test('looks at credit notes in the order of their days, not of their arrival', () => {
    const inTime = invoice('CREDIT_NOTE', 'a', 200, { on: DUE - 1 });
    const late = invoice('CREDIT_NOTE', 'a', 200, { on: LATE });
    for (const credits of [
      [inTime, late],
      [late, inTime],
    ])
      given(
        START,
        issued('a', 1000, { issued: START, due: DUE }),
        received('p', START, { a: 800 }),
        LATE,
        ...credits,
      ).then({ lateRatio: 0, unappliedMinor: 200 });
  });

  test('the streak counts back to the last invoice paid in time', () => {
    const ledger = given(
      START,
      ...['a', 'b', 'c', 'd'].map((id) => issued(id, 100, { issued: START, due: DUE })),
      LATE,
      received('pa', DUE + 1, { a: 100 }),
      received('pb', DUE, { b: 100 }),
      received('pc', DUE + 2, { c: 100 }),
    );
    ledger.then({ latePaymentStreak: 2, lateRatio: 2 / 3 });
    ledger.when(received('pd', DUE + 3, { d: 100 })).then({ latePaymentStreak: 3 });
    ledger.when(reversed('pb', LATE)).then({ latePaymentStreak: 3, lateRatio: 1 });
    ledger.when(reversed('pc', LATE)).then({ latePaymentStreak: 2 });
  });
});

describe('limits, cover and currency', () => {
  test('a guarantee that expires raises the exposure with no other event', () => {
    const ledger = given(
      START,
      customer(START, { creditLimitMinor: 2000 }),
      issued('a', 1000, { issued: START - 400, due: START + 60 }),
      signal('GUARANTEE', START, { amountMinor: 400 }, START + 5),
    );
    ledger.then({ exposureMinor: 600, utilisation: 0.3 });
    expect(nextChangeDay(ledger.ledger)).toBe(START + 6);
    ledger.when(START + 5).then({ exposureMinor: 600 });
    ledger.when(START + 6).then({ exposureMinor: 1000, utilisation: 0.5 });
  });

  test('a smaller limit takes effect with no other event, an older one that comes late does not', () => {
    const ledger = given(
      START,
      issued('a', 1000, { issued: START }),
      customer(START + 1, { creditLimitMinor: 500 }),
    );
    ledger.then({ utilisation: 2 });
    ledger.when(customer(START, { creditLimitMinor: 2000 })).then({ utilisation: 2 });
  });

  test('an older signal comes back into force when it outlives the newer one', () => {
    const ledger = given(
      START,
      issued('a', 1000, { issued: START }),
      signal('CREDIT_INSURANCE', START + 1, { amountMinor: 900 }, START + 3),
      signal('CREDIT_INSURANCE', START, { amountMinor: 500 }, START + 9),
    );
    ledger.then({ exposureMinor: 100 });
    ledger.when(START + 4).then({ exposureMinor: 500 });
    ledger.when(START + 10).then({ exposureMinor: 1000 });
  });

  test('a limit of 0 is no credit, not no limit', () => {
    const ledger = given(START, issued('a', 1000, { issued: START }));
    ledger.then({ creditLimitMinor: null, utilisation: null });
    ledger.when(customer(START, { creditLimitMinor: 0 })).then({ creditLimitMinor: 0, utilisation: 1000 });
  });

  test('an invoice paid in its own currency is settled, whatever the rate did in between', () => {
    const ledger = given(START, issued('a', 1000, { issued: START, currency: 'USD' }));
    ledger.then({ openMinor: 900 });
    ledger
      .when(received('p', START, { a: 1000 }, { currency: 'USD' }), (amount) => amount / 2)
      .then({ openMinor: 0, openCount: 0, paid30Minor: 900, unappliedMinor: 0 });
  });

  test('an invoice too small to be booked stays open until any money comes', () => {
    const oneToNothing = (amount: number, currency: string): number => (currency === 'JPY' ? 0 : amount);
    const ledger = given(START);
    ledger
      .when(issued('a', 1, { issued: START, currency: 'JPY' }), oneToNothing)
      .then({ openMinor: 0, openCount: 1 });
    ledger.when(received('p', START, { a: 0 }), oneToNothing).then({ openCount: 1 });
    ledger.when(received('q', START, { a: 5 }), oneToNothing).then({ openCount: 0, unappliedMinor: 0 });
  });

  test('a payment in another currency counts by its booked value', () => {
    given(
      START,
      issued('a', 1000, { issued: START, currency: 'USD' }),
      received('p', START, { a: 450 }),
    ).then({
      openMinor: 450,
      unappliedMinor: 0,
    });
    given(
      START,
      issued('a', 1000, { issued: START, currency: 'USD' }),
      received('p', START, { a: 1000 }),
    ).then({
      openMinor: 0,
      unappliedMinor: 100,
    });
  });
});

describe('what left the windows', () => {
  const YEAR_LATER = START + 400;

  test('no longer makes a history when it is cancelled', () => {
    const ledger = given(
      START,
      issued('a', 1000, { issued: START }),
      YEAR_LATER,
      issued('b', 50, { issued: YEAR_LATER }),
    );
    ledger.then({ dsoSimple365: 365 * 21 });
    ledger.when(invoice('CANCELLED', 'a', 0, { on: YEAR_LATER })).then({ dsoSimple365: 1 });
  });

  test('is not in a snapshot, and a notice of the last year is', () => {
    const ledger = given(
      START,
      overdue('DUNNED', 'a', START, { dunningLevel: 3 }),
      overdue('DUNNED', 'a', START + 100, { dunningLevel: 2 }),
      signal('COMPLAINT', START + 100),
    );
    ledger.then({ maxDunningLevel365: 3 });
    ledger.when(YEAR_LATER).then({ maxDunningLevel365: 2, complaints365: 1 });
    const snapshot = snapshotLedger(ledger.ledger);
    expect(indicatorsOf(restoreLedger(snapshot)!)).toEqual(indicatorsOf(ledger.ledger));
  });
});
