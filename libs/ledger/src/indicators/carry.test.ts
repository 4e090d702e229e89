import { expect, test } from 'vitest';
import { nextChangeDay } from '../advance.ts';
import { customer, day, issued, received } from '../testing/events.ts';
import { given } from '../testing/spec.ts';
import { carriedIndicators } from './carry.ts';
import { INDICATORS, indicatorsOf } from './registry.ts';
import type { IndicatorDefinition } from './definition.ts';

const START = day('2026-01-01');

test('days past due and days of history grow, a short history’s DSO in proportion, the rest stays', () => {
  const { ledger } = given(START, issued('a', 100, { issued: START, due: START + 2 }), START + 5);
  const now = indicatorsOf(ledger);
  expect(now).toMatchObject({ maxDaysPastDue: 3, historyDays: 6, dsoSimple90: 6, dsoSimple365: 6 });
  expect(carriedIndicators(now, 4)).toMatchObject({
    maxDaysPastDue: 7,
    weightedDaysPastDue: 7,
    historyDays: 10,
    dsoSimple90: 10,
    dsoSimple365: 10,
    averageDaysDelinquent90: 10,
    bestPossibleDso90: 0,
    overdueMinor: 100,
    ageing1To30Count: 1,
  });
  expect(nextChangeDay(ledger)).toBe(START + 30);
});

test('what is 0 or unknown stays so, and a history ends at 365 days', () => {
  const { ledger } = given(START, customer(START, { onboardedOn: START - 362 }));
  const later = carriedIndicators(indicatorsOf(ledger), 9);
  expect(later).toMatchObject({ maxDaysPastDue: 0, dsoSimple90: null, historyDays: 365 });
});

test('a history begins with the onboarding, also one still to come', () => {
  const young = given(START, customer(START, { onboardedOn: START + 3 }));
  young.then({ historyDays: 0 });
  expect(nextChangeDay(young.ledger)).toBe(START + 3);
  young.when(START + 3).then({ historyDays: 1 });
});

test('a window of history says its days, and only numbers that are never below 0 are carried', () => {
  for (const { name, carry, carryUpTo, type } of INDICATORS as readonly IndicatorDefinition[]) {
    if (carry === undefined) continue;
    expect(type).not.toBe('boolean');
    if (carry === 'history') expect(name).toMatch(new RegExp(`${carryUpTo}$`));
  }
});

test('a month’s boundary matters to the countback only where it gets that far', () => {
  const both = given(
    START,
    issued('old', 50, { issued: START - 59, due: START + 200 }),
    issued('new', 100, { issued: START - 1, due: START + 200 }),
  );
  // Both are open, so the countback reaches the older one, which will be 60 days old tomorrow.
  expect(nextChangeDay(both.ledger)).toBe(START + 1);
  both.when(received('p', START, { old: 50 })).then({ dsoCountback: 30 });
  expect(nextChangeDay(both.ledger)).toBe(START + 29);
});
