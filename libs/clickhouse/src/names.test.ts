import { expect, it } from 'vitest';
import { columnName, fieldName } from './names.ts';

it.each([
  ['openMinor', 'open_minor'],
  ['ageing1To30Minor', 'ageing_1_to_30_minor'],
  ['ageing91PlusCount', 'ageing_91_plus_count'],
  ['dsoSimple90', 'dso_simple_90'],
  ['paid365Minor', 'paid_365_minor'],
  ['dsoCountbackIsLowerBound', 'dso_countback_is_lower_bound'],
  ['titleEn', 'title_en'],
  ['currency', 'currency'],
])('%s ↔ %s', (field, column) => {
  expect(columnName(field)).toBe(column);
  expect(fieldName(column)).toBe(field);
});
