import { expect, test } from 'vitest';
import { nextChangeDay } from './advance.ts';
import { judgementsOf } from './judgements.ts';
import { judgement } from './testing/events.ts';
import { given } from './testing/spec.ts';

test('a judgement is in force through its last day, and the day after is a day of change', () => {
  const lived = given(100, judgement('GRADE', 100, { grade: 'B', validUntil: 110 }));
  lived.when(110);
  expect(judgementsOf(lived.ledger)?.grade).toMatchObject({
    grade: 'B',
    decidedBy: 'manager',
    validUntil: 110,
  });
  expect(nextChangeDay(lived.ledger)).toBe(111);
  lived.when(111);
  expect(judgementsOf(lived.ledger)).toBeNull();
  expect(nextChangeDay(lived.ledger)).toBeNull();
});

test('the later word stands alone: an earlier judgement never returns, late as it may arrive or long as it may last', () => {
  const lived = given(
    100,
    judgement('GRADE', 100, { grade: 'A', validUntil: 400 }),
    judgement('GRADE', 103, { grade: 'C', validUntil: 110 }),
    judgement('GRADE', 101, { grade: 'B', validUntil: 400 }),
  );
  expect(judgementsOf(lived.ledger)?.grade?.grade).toBe('C');
  lived.when(111);
  expect(judgementsOf(lived.ledger)).toBeNull();
});

test('a withdrawal takes back its own subject, but not what is said after it', () => {
  const lived = given(
    100,
    judgement('GRADE', 100),
    judgement('LIMIT', 100, { limitMinor: 500 }),
    judgement('GRADE_WITHDRAWN', 102),
  );
  expect(judgementsOf(lived.ledger)).toMatchObject({ limit: { limitMinor: 500 } });
  expect(judgementsOf(lived.ledger)?.grade).toBeUndefined();
  lived.when(judgement('GRADE', 103, { grade: 'B' }));
  expect(judgementsOf(lived.ledger)?.grade?.grade).toBe('B');
});

test('a limit is booked in the base currency; without a rate it is refused', () => {
  const lived = given(100, judgement('LIMIT', 100, { limitMinor: 1_000, currency: 'USD' }));
  expect(judgementsOf(lived.ledger)?.limit?.limitMinor).toBe(900);
  const { outcome } = lived.when(judgement('LIMIT', 101, { currency: 'CHF' }));
  expect(outcome).toMatchObject({ reject: 'no-fx-rate' });
  expect(judgementsOf(lived.ledger)?.limit?.limitMinor).toBe(900);
});

test('what its kind needs and does not have is refused', () => {
  const lived = given(100);
  for (const [kind, field] of [
    ['GRADE', 'grade'],
    ['GRADE', 'validUntil'],
    ['LIMIT', 'limitMinor'],
    ['LIMIT', 'currency'],
    ['LIMIT', 'validUntil'],
  ] as const)
    expect(lived.when(judgement(kind, 100, { [field]: null })).outcome).toMatchObject({
      reject: 'judgement-incomplete',
      message: expect.stringContaining(`has no ${field}`) as string,
    });
});
