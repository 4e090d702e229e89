import { expect, test } from 'vitest';
import { advanceTo } from './advance.ts';
import type { LedgerInput } from './events.ts';
import { indicatorsOf } from './indicators/registry.ts';
import { BY_DATE, INVOICES, ITEMS, PAYMENTS, SEEN, TEXT } from './layout.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { lengthOf } from './sections.ts';
import { restoreLedger, snapshotLedger } from './snapshot.ts';
import { invoice, issued, received, reversed } from './testing/events.ts';
import { oracle } from './testing/oracle.ts';
import { book, given, take } from './testing/spec.ts';

const START = 20_000;
const sizes = (ledger: Ledger) => [INVOICES, PAYMENTS, ITEMS, BY_DATE, SEEN].map((s) => lengthOf(ledger, s));

/** An invoice every fifth day, paid late or in time by two payments; every tenth is never paid. */
function businessOf(day: number): LedgerInput[] {
  const number = (day - START) / 5;
  if (!Number.isInteger(number)) return [];
  const events = [issued(`i${number}`, 1000 + number, { issued: day, due: day + 10 })];
  const paid = number - 3;
  if (paid < 0 || paid % 10 === 0) return events;
  events.push(received(`p${number}a`, day, { [`i${paid}`]: 400 }));
  events.push(received(`p${number}b`, day + (number % 4 === 0 ? 0 : 1), { [`i${paid}`]: 600 + paid }));
  return events;
}

function lived(days: number, every = 1): { ledger: Ledger; events: LedgerInput[] } {
  const ledger = createLedger(START);
  const events: LedgerInput[] = [];
  for (let day = START; day <= START + days; day += every) {
    advanceTo(ledger, day);
    for (const event of businessOf(day)) {
      expect(take(ledger, event)).toBe('applied');
      events.push(event);
    }
  }
  advanceTo(ledger, START + days);
  return { ledger, events };
}

test('years of business leave a bounded state and exact indicators', () => {
  const { ledger, events } = lived(3000);
  const [invoices, payments, items, byDate, seen] = sizes(ledger);
  // The last 730 days (and up to 32 more) and what is open.
  expect(invoices).toBeLessThan((730 + 32) / 5 + 62);
  expect(payments).toBeLessThan(2 * ((730 + 32) / 5 + 2));
  expect(items).toBe(payments);
  expect(byDate).toBe(payments);
  expect(seen).toBeLessThan(3 * ((730 + 32 + 92) / 5 + 2));
  expect(lengthOf(ledger, TEXT)).toBeLessThan(10 * (invoices! + payments!));
  const wanted = oracle(events, ledger.today, book);
  expect(indicatorsOf(ledger)).toEqual({ ...wanted, ...fractions(indicatorsOf(ledger), wanted) });
});

/** Fractions may differ in their last digits. */
function fractions(actual: object, wanted: object): object {
  const close = Object.entries(actual).filter(([name, value]) => {
    const other = (wanted as Record<string, unknown>)[name];
    return typeof value === 'number' && typeof other === 'number' && Math.abs(value - other) < 1e-9;
  });
  return Object.fromEntries(close);
}

test('a jump over years forgets what single days would have', () => {
  const daily = lived(900).ledger;
  const jumped = restoreLedger(snapshotLedger(daily))!;
  for (let day = 901; day <= 2500; day++) advanceTo(daily, START + day);
  advanceTo(jumped, START + 2500);
  expect(sizes(jumped)).toEqual(sizes(daily));
  expect(indicatorsOf(jumped)).toEqual(indicatorsOf(daily));
});

test('late payments in a row are counted on over what is forgotten', () => {
  const late = (name: string, day: number) => [
    issued(name, 100, { issued: day - 40, due: day - 10 }),
    received(`p${name}`, day, { [name]: 100 }),
  ];
  const days = Array.from({ length: 40 }, (_, i) => START + 30 * i);
  const steps = days.flatMap((day, i) => [day, ...late(`a${i}`, day)]);
  const { ledger } = given(
    START,
    issued('A', 1, { issued: START }),
    received('p', START, { A: 1 }),
    ...steps,
  );
  expect(indicatorsOf(ledger).latePaymentStreak).toBe(40);
  advanceTo(ledger, START + 1900);
  expect(lengthOf(ledger, INVOICES)).toBeLessThan(40);
  expect(indicatorsOf(ledger).latePaymentStreak).toBe(40);
});

test('what concerns a forgotten time is refused, what concerns a known document is not', () => {
  const { ledger } = lived(3000);
  const refused = (event: LedgerInput) =>
    expect(take(ledger, event)).toMatchObject({ reject: 'forgotten-period' });
  refused(issued('i1', 1001, { issued: START + 5, due: START + 15 }));
  refused(received('p4a', START + 20, { i1: 400 }));
  refused(invoice('CREDIT_NOTE', 'i1', 5, { on: START + 50 }));
  expect(take(ledger, received('late', START + 3000, { i10: 10 }))).toBe('applied');
  expect(take(ledger, invoice('CREDIT_NOTE', 'i10', 5, { on: START + 50 }))).toBe('applied');
  expect(take(ledger, issued('new', 7, { issued: START + 2999 }))).toBe('applied');
  expect(take(ledger, reversed('p4a', START + 3000))).toBe('applied');
});
