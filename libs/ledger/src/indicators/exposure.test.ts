import { describe, expect, test } from 'vitest';
import { nextChangeDay } from '../advance.ts';
import { customer, day, invoice, issued, received, reversed, signal } from '../testing/events.ts';
import { given } from '../testing/spec.ts';

const START = day('2026-01-01');
const order = (orderId: string, amountMinor: number, on = START, until: number | null = null) =>
  signal('ORDER', on, { amountMinor }, until, { orderId });
const guarantee = (id: string, amountMinor: number, until: number | null, texts = {}) =>
  signal('GUARANTEE', START, { amountMinor }, until, { id, ...texts });

test('exposure is open + orders − guarantees − collateral − insurance, each shown', () => {
  given(
    START,
    customer(START, { creditLimitMinor: 2000 }),
    issued('a', 1000, { issued: START }),
    order('o', 700),
    guarantee('bank', 100, null),
    guarantee('house', 200, null, { type: 'collateral' }),
    signal('CREDIT_INSURANCE', START, { amountMinor: 400 }),
  ).then({
    openMinor: 1000,
    ordersMinor: 700,
    guaranteesMinor: 100,
    collateralMinor: 200,
    insuranceMinor: 400,
    exposureMinor: 1000,
    utilisation: 0.5,
  });
});

test('cover above the exposure leaves 0, not less', () => {
  given(START, issued('a', 10, { issued: START }), guarantee('g', 50, null)).then({
    guaranteesMinor: 50,
    exposureMinor: 0,
  });
});

describe('an order', () => {
  const ordered = () => given(START, order('o', 700));

  test('counts until an invoice names it, whichever comes first', () => {
    ordered()
      .when(issued('a', 300, { issued: START, orderId: 'o' }))
      .then({ ordersMinor: 0, exposureMinor: 300 });
    given(START, issued('a', 300, { issued: START, orderId: 'o' }), order('o', 700)).then({ ordersMinor: 0 });
    ordered()
      .when(issued('a', 300, { issued: START, orderId: 'other' }))
      .then({ ordersMinor: 700 });
  });

  test('counts again when its invoices are cancelled', () => {
    const ledger = given(
      START,
      order('o', 700),
      issued('a', 300, { issued: START, orderId: 'o' }),
      issued('b', 400, { issued: START, orderId: 'o' }),
    );
    ledger.when(invoice('CANCELLED', 'a', 0, { on: START })).then({ ordersMinor: 0, exposureMinor: 400 });
    ledger.when(invoice('CANCELLED', 'b', 0, { on: START })).then({ ordersMinor: 700, exposureMinor: 700 });
  });

  test('counts 90 days, or through its validUntil', () => {
    const ledger = given(START, order('o', 700), order('p', 50, START, START + 10));
    expect(nextChangeDay(ledger.ledger)).toBe(START + 11);
    ledger.when(START + 10).then({ ordersMinor: 750 });
    ledger.when(START + 11).then({ ordersMinor: 700 });
    expect(nextChangeDay(ledger.ledger)).toBe(START + 90);
    ledger.when(START + 89).then({ ordersMinor: 700 });
    ledger.when(START + 90).then({ ordersMinor: 0 });
  });

  test('told again replaces itself, and 0 takes it back', () => {
    const ledger = given(START, order('o', 700, START), order('o', 500, START + 1));
    ledger.then({ ordersMinor: 500 });
    ledger.when(order('o', 900, START)).then({ ordersMinor: 500 });
    ledger.when(order('o', 0, START + 2)).then({ ordersMinor: 0 });
  });

  test('without an id stands alone', () => {
    const nameless = () => signal('ORDER', START, { amountMinor: 5 });
    given(START, nameless(), nameless()).then({ ordersMinor: 10 });
  });
});

describe('guarantees and insurance', () => {
  test('several are in force at once, told apart by their ids', () => {
    const ledger = given(START, guarantee('a', 100, START + 5), guarantee('b', 30, null));
    ledger.then({ guaranteesMinor: 130 });
    ledger.when(START + 6).then({ guaranteesMinor: 30 });
  });

  test('of one id the latest in force counts, and an older one that outlives it returns', () => {
    const renewed = signal('GUARANTEE', START + 1, { amountMinor: 40 }, START + 3, { id: 'a' });
    const ledger = given(START, renewed, guarantee('a', 100, START + 9));
    ledger.then({ guaranteesMinor: 40 });
    expect(nextChangeDay(ledger.ledger)).toBe(START + 4);
    ledger.when(START + 4).then({ guaranteesMinor: 100 });
    ledger.when(START + 10).then({ guaranteesMinor: 0 });
  });

  test('an insurance that expires raises the exposure with no other event', () => {
    const ledger = given(
      START,
      issued('a', 1000, { issued: START, due: START + 60 }),
      signal('CREDIT_INSURANCE', START, { amountMinor: 900 }, START + 2),
    );
    ledger.then({ exposureMinor: 100 });
    ledger.when(START + 3).then({ exposureMinor: 1000, insuranceMinor: 0 });
  });

  test('amounts in another currency are booked at the rate in force, and keep it', () => {
    const dollars = signal('GUARANTEE', START, { amountMinor: 1000 }, null, { currency: 'USD' });
    const ledger = given(START, dollars);
    ledger.then({ guaranteesMinor: 900 });
    ledger.when(order('o', 10), (amount) => amount * 3).then({ guaranteesMinor: 900, ordersMinor: 10 });
  });
});

describe('every document that changes is an exposure event', () => {
  const billed = () =>
    given(
      START,
      customer(START, { creditLimitMinor: 1000 }),
      issued('a', 500, { issued: START }),
      received('p', START, { a: 500 }),
    );

  test('an invoice opened again by a returned payment', () => {
    const ledger = billed();
    ledger.then({ exposureMinor: 0, utilisation: 0 });
    ledger.when(reversed('p', START)).then({ exposureMinor: 500, utilisation: 0.5 });
  });

  test('an amendment, in another currency too', () => {
    billed()
      .when(invoice('AMENDED', 'a', 800, { on: START }))
      .then({ exposureMinor: 300, utilisation: 0.3 });
    given(START, issued('a', 1000, { issued: START }))
      .when(invoice('AMENDED', 'a', 1000, { on: START, currency: 'USD' }))
      .then({ openMinor: 900, exposureMinor: 900, invoiced30Minor: 900 });
  });

  test('a limit in another currency', () => {
    billed()
      .when(customer(START + 1, { creditLimitMinor: 1000, currency: 'USD' }))
      .then({ creditLimitMinor: 900 });
  });
});
