import { isCurrency } from '../values/currency.ts';
import {
  dayMs,
  firstDay,
  lastDay,
  maximumAmountMinor,
  maximumIdLength,
  maximumTextLength,
} from './bounds.ts';
import { problem } from './problem.ts';
import type { Check } from './problem.ts';

const maximumMapEntries = 100;
/** Rates are used with nine decimals, so a smaller one would be none. */
const minimumRate = 1e-9;
const maximumRate = 1e9;
const controlCharacter = /[\u0000-\u001f\u007f-\u009f]/;

export const id: Check<string> = (value, field) => {
  if (value.length === 0 || value.length > maximumIdLength) {
    return problem('invalid-id', field, value, `an id has 1 to ${maximumIdLength} characters`);
  }
  if (!value.isWellFormed()) return problem('invalid-id', field, value, 'an id is well-formed Unicode');
  return controlCharacter.test(value)
    ? problem('invalid-id', field, value, 'an id has no control characters')
    : null;
};

export const text: Check<string> = (value, field) =>
  value.length > maximumTextLength
    ? problem('invalid-text', field, value, `at most ${maximumTextLength} characters`)
    : null;

export const amount: Check<number> = (value, field) =>
  Number.isInteger(value) && value >= 0 && value <= maximumAmountMinor
    ? null
    : problem(
        'invalid-amount',
        field,
        value,
        `an amount is an integer of minor units from 0 to ${maximumAmountMinor}`,
      );

export const currency: Check<string> = (value, field) =>
  isCurrency(value) ? null : problem('invalid-currency', field, value, 'not a currency code of ISO 4217');

export const date: Check<number> = (value, field) =>
  Number.isInteger(value) && value >= firstDay && value <= lastDay
    ? null
    : problem('invalid-date', field, value, `a date is a day from 0 (1970-01-01) to ${lastDay} (2199-12-31)`);

export const timestamp: Check<number> = (value, field) =>
  Number.isInteger(value) && value >= 0 && value < (lastDay + 1) * dayMs
    ? null
    : problem('invalid-timestamp', field, value, 'a time is milliseconds from 1970 to 2199');

/** A whole number of a bounded range, for levels and counts of days. */
export const countUpTo =
  (maximum: number): Check<number> =>
  (value, field) =>
    Number.isInteger(value) && value >= 0 && value <= maximum
      ? null
      : problem('invalid-number', field, value, `an integer from 0 to ${maximum}`);

/** Makes a check let null pass. */
export const optional =
  <Value>(check: Check<Value>): Check<Value | null | undefined> =>
  (value, field) =>
    value === null || value === undefined ? null : check(value, field);

export const list =
  <Item>(check: Check<Item>, maximum: number): Check<readonly Item[]> =>
  (items, field) => {
    if (items.length > maximum)
      return problem('too-many-entries', field, `${items.length} entries`, `at most ${maximum}`);
    for (const [index, item] of items.entries()) {
      const found = check(item, `${field}[${index}]`);
      if (found) return found;
    }
    return null;
  };

export const mapOf =
  <Value>(check: Check<Value>): Check<Readonly<Record<string, Value>>> =>
  (map, field) => {
    const entries = Object.entries(map);
    if (entries.length > maximumMapEntries) {
      return problem('too-many-entries', field, `${entries.length} entries`, `at most ${maximumMapEntries}`);
    }
    for (const [key, value] of entries) {
      const found = id(key, `a key of ${field}`) ?? check(value, `${field}.${key}`);
      if (found) return found;
    }
    return null;
  };

export const finite: Check<number> = (value, field) =>
  Number.isFinite(value) ? null : problem('invalid-number', field, value, 'a finite number is needed');

export const rate: Check<number> = (value, field) =>
  value >= minimumRate && value <= maximumRate
    ? null
    : problem('invalid-rate', field, value, `a rate lies between ${minimumRate} and ${maximumRate}`);
