import { expect, it } from 'vitest';
import { counterfactuals } from './counterfactual.ts';
import { after, disputed, invoice, payment, tick } from './testing/given.ts';

/** Two payments on time; then one invoice 41 days late: grade C, one warning. */
const late = () =>
  after([
    tick(100),
    invoice('c1', 'a', 100, 105, 1_000),
    invoice('c1', 'b', 100, 105, 1_000),
    tick(104),
    payment('c1', 'a', 104, 1_000),
    payment('c1', 'b', 104, 1_000),
    invoice('c1', 'c', 104, 110, 12_400),
    tick(151),
  ]);

it('a payment brings the grade back after the probation, and ends the warning at once', () => {
  const found = counterfactuals(late());
  expect(found).toEqual([
    {
      goal: { kind: 'GRADE', grade: 'B' },
      ways: [{ kind: 'PAYMENT', currency: 'EUR', amount: 12_400, isMonotone: true, on: 161 }],
    },
    {
      goal: { kind: 'GRADE', grade: 'A' },
      ways: [{ kind: 'PAYMENT', currency: 'EUR', amount: 12_400, isMonotone: true, on: 161 }],
    },
    {
      goal: { kind: 'WARNING', ruleId: 'overdue' },
      ways: [{ kind: 'PAYMENT', currency: 'EUR', amount: 12_400, isMonotone: true, on: 151 }],
    },
  ]);
});

it('on probation only time helps', () => {
  const paid = after([
    tick(100),
    invoice('c1', 'a', 60, 65, 1_000),
    invoice('c1', 'b', 90, 101, 1_000),
    payment('c1', 'b', 100, 1_000),
    payment('c1', 'a', 100, 1_000),
    tick(103),
  ]);
  const [toB] = counterfactuals(paid);
  expect(toB).toEqual({ goal: { kind: 'GRADE', grade: 'B' }, ways: [{ kind: 'WAIT', on: 110 }] });
});

it('too little history asks for more invoices paid on time', () => {
  const fresh = after([tick(100), invoice('c1', 'a', 90, 95, 1_000), payment('c1', 'a', 95, 1_000)]);
  const [toA] = counterfactuals(fresh);
  expect(toA!.ways).toEqual([
    { kind: 'ON_TIME', count: 1, invoiceMinor: 1_000, termsDays: 5, isOverduePaid: false, on: 115 },
  ]);
});

it('a dispute is settled', () => {
  const argued = after([tick(100), invoice('c1', 'a', 95, 120, 10_000), disputed('c1', 'a', 100)]);
  const ofWarning = counterfactuals(argued).find(({ goal }) => goal.kind === 'WARNING');
  expect(ofWarning!.ways).toContainEqual({ kind: 'RESOLVE_DISPUTES', invoiceIds: ['a'], on: 100 });
});

it('says so where nothing within reach helps', () => {
  const thirtyPaidLate = Array.from({ length: 30 }, (_, index) => [
    invoice('c1', `i${index}`, 60, 70, 1_000),
    payment('c1', `i${index}`, 100, 1_000),
  ]).flat();
  expect(counterfactuals(after([tick(100), ...thirtyPaidLate, tick(120)]))).toContainEqual({
    goal: { kind: 'GRADE', grade: 'A' },
    ways: [],
  });
});
