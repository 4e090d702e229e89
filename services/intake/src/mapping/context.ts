import { dayOf, type Day } from '@foreshock/contracts';
import type { NumberStyle } from '../values/amounts.ts';
import type { DateStyle } from '../values/dates.ts';
import type { Mapping, Style } from './types.ts';

/** What reading a section's rows needs beside the section itself. */
export interface SectionContext {
  readonly source: string;
  readonly dates: DateStyle;
  readonly numbers: NumberStyle;
  /** Dates of events must lie in it (both ends included): one typing error must not move the clock by centuries. */
  readonly period: { readonly from: Day; readonly to: Day };
}

const FIRST_DAY = dayOf('1990-01-01');
const DEFAULT_PIVOT = 68;

/** @param today the last day that an event may have, unless the mapping says otherwise. */
export function sectionContext(mapping: Mapping, section: Style, today: Day): SectionContext {
  const { from, to } = mapping.period ?? {};
  return {
    source: mapping.source,
    dates: { order: 'iso', twoDigitYearPivot: DEFAULT_PIVOT, ...mapping.dates, ...section.dates },
    numbers: numberStyle({ ...mapping.numbers, ...section.numbers }),
    period: { from: from ? dayOf(from) : FIRST_DAY, to: to ? dayOf(to) : today },
  };
}

function numberStyle(given: Partial<NumberStyle>): NumberStyle {
  const decimal = given.decimal ?? (given.group === '.' ? ',' : '.');
  return { decimal, group: given.group ?? '' };
}
