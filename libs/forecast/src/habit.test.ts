import { indicatorsOf, paidPartsOf } from '@foreshock/ledger';
import { describe, expect, it } from 'vitest';
import { expectedDaysLate, habitOf } from './habit.ts';
import { usualPayments } from './payment-plan.ts';
import { ledgerOf, startRun } from './run.ts';
import { after, disputed, invoice, payment, tick } from './testing/given.ts';

const part = (daysLate: number, amountMinor: number) => ({ daysLate, termsDays: 30, amountMinor });

describe('how a customer usually pays', () => {
  it('is weighted by amount', () => {
    const habit = habitOf([part(10, 100), part(20, 300)]);
    expect(habit).toMatchObject({ parts: 2, paidMinor: 400, meanDaysLate: 17.5, latestDaysLate: 20 });
    expect(habit!.spreadDays).toBeCloseTo(Math.sqrt(18.75), 12);
    expect(habitOf([])).toBeNull();
  });

  it('of what is late already looks at what was paid later than that', () => {
    const parts = [part(0, 100), part(10, 100), part(30, 100)];
    expect(expectedDaysLate(parts, -5)).toBe(13);
    expect(expectedDaysLate(parts, 0)).toBe(20);
    expect(expectedDaysLate(parts, 12)).toBe(30);
    expect(expectedDaysLate(parts, 30)).toBeNull();
  });

  it('has the mean that the ledger knows', () => {
    const ledger = ledgerOf(startRun(history()));
    expect(habitOf(paidPartsOf(ledger))!.meanDaysLate).toBe(indicatorsOf(ledger).avgDaysLate);
  });
});

/** Paid 10 days late, then 20; four are open on day 200. */
const history = () =>
  after([
    tick(100),
    invoice('c1', 'a', 100, 110, 1_000),
    invoice('c1', 'b', 100, 110, 1_000),
    tick(120),
    payment('c1', 'a', 120, 1_000),
    tick(130),
    payment('c1', 'b', 130, 1_000),
    tick(200),
    invoice('c1', 'new', 200, 210, 500),
    invoice('c1', 'late', 170, 188, 600, 'EUR'),
    invoice('c1', 'ancient', 140, 150, 700),
    invoice('c1', 'argued', 150, 160, 800),
    disputed('c1', 'argued', 200),
  ]);

it('pays each open invoice when it usually would', () => {
  const plan = usualPayments(ledgerOf(startRun(history())));
  expect(plan.map(({ invoiceId, paidOn, because }) => [invoiceId, paidOn, because])).toEqual([
    ['ancient', null, 'later-than-ever'],
    ['argued', null, 'disputed'],
    ['late', 208, 'usual'],
    ['new', 225, 'usual'],
  ]);
});

it('pays one without a history on the due date, while that is ahead', () => {
  const plan = usualPayments(
    ledgerOf(startRun(after([tick(100), invoice('c1', 'a', 100, 110, 1), invoice('c1', 'b', 90, 99, 1)]))),
  );
  expect(plan.map(({ invoiceId, paidOn, because }) => [invoiceId, paidOn, because])).toEqual([
    ['b', null, 'later-than-ever'],
    ['a', 110, 'due-date'],
  ]);
});
