import { expect, test } from 'vitest';
import { customer, day, issued, received, signal } from '../testing/events.ts';
import { given } from '../testing/spec.ts';
import { fillerOf, INDICATORS, indicatorsOf } from './registry.ts';

const TODAY = day('2026-06-30');

test('every indicator has one definition, labels in both languages and a description', () => {
  const names = INDICATORS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, label, description } of INDICATORS) {
    expect(name).toMatch(/^[a-z][A-Za-z0-9]+$/);
    expect(label.en.length * label.zh.length * description.length).toBeGreaterThan(0);
    expect(label.zh).toMatch(/\p{Script=Han}/u);
  }
});

test('amounts end in Minor and are whole numbers', () => {
  for (const { name, type, unit } of INDICATORS) {
    expect(name.endsWith('Minor')).toBe(unit === 'minor');
    if (unit === 'minor') expect(type).toBe('long');
  }
});

test.each([
  ['an empty ledger', given(TODAY).ledger],
  [
    'one with documents',
    given(
      TODAY - 70,
      customer(TODAY - 70, { creditLimitMinor: 3, onboardedOn: TODAY - 300 }),
      issued('a', 7, { issued: TODAY - 70 }),
      issued('b', 7, { issued: TODAY - 70 }),
      received('p', TODAY - 60, { a: 3, b: 7 }),
      TODAY,
    ).ledger,
  ],
])('the values of %s are of the defined types', (_, ledger) => {
  const values = indicatorsOf(ledger);
  expect(Object.keys(values)).toEqual(INDICATORS.map(({ name }) => name));
  for (const { name, type, nullable } of INDICATORS) {
    const value = values[name];
    if (value === null) expect(nullable).toBe(true);
    else if (type === 'long') expect(value).toSatisfy(Number.isSafeInteger);
    else if (type === 'double') expect(value).toSatisfy(Number.isFinite);
    else expect(value).toBeTypeOf('boolean');
  }
});

test('a filler gives the same values as numbers, each in its place, and leaves other places alone', () => {
  const names = ['risk.score', ...INDICATORS.map(({ name }) => name).toReversed()];
  const fill = fillerOf(names);
  const busy = given(
    TODAY - 70,
    customer(TODAY - 70, { creditLimitMinor: 3 }),
    signal('FINANCIAL_STATEMENT', TODAY - 60, { currentAssets: 3, currentLiabilities: 2 }),
    issued('a', 7, { issued: TODAY - 70 }),
    received('p', TODAY - 60, { a: 3 }),
    TODAY,
  ).ledger;
  // The second one must find nothing of the first.
  for (const ledger of [busy, given(TODAY).ledger, busy]) {
    const values = new Float64Array(names.length).fill(-1);
    fill(ledger, values);
    const wanted = indicatorsOf(ledger);
    expect(values[0]).toBe(-1);
    INDICATORS.toReversed().forEach(({ name }, i) => {
      const value = wanted[name];
      expect({ [name]: values[i + 1] }).toEqual({ [name]: value === null ? NaN : Number(value) });
    });
  }
});
