import type { Day } from '@foreshock/contracts';
import { failed, parsed, type Parsed } from './outcome.ts';

export const dateOrders = [
  'iso',
  'month-first',
  'day-first',
  'year-first',
  'epoch-days',
  'epoch-seconds',
  'epoch-millis',
] as const;
export type DateOrder = (typeof dateOrders)[number];

export interface DateStyle {
  readonly order: DateOrder;
  /** Two-digit years up to this one are 20xx, later ones 19xx. */
  readonly twoDigitYearPivot: number;
}

export const DAY_MS = 86_400_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const EPOCH_UNIT_MS = { 'epoch-days': DAY_MS, 'epoch-seconds': 1000, 'epoch-millis': 1 } as const;
const TIME_OF_DAY = /[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AP]M)?( ?(Z|[+-]\d{2}:?\d{2}))?$/i;

/**
 * Reads a calendar date as written: separators `/ . -` and space, English month names, no separators in
 * year-month-day order; a time of day behind it is cut off, never converted.
 */
export function parseDate(text: string, style: DateStyle): Parsed<Day> {
  const trimmed = text.trim();
  const { order } = style;
  if (order === 'epoch-days' || order === 'epoch-seconds' || order === 'epoch-millis') {
    if (!/^-?\d{1,16}$/.test(trimmed)) return unreadable(trimmed, order);
    return parsed(Math.floor((Number(trimmed) * EPOCH_UNIT_MS[order]) / DAY_MS));
  }
  const parts = dateParts(trimmed.replace(TIME_OF_DAY, ''), order);
  if (parts === undefined) return unreadable(trimmed, order);
  const [yearText, monthText, dayText] = parts;
  const month = monthNumber(monthText);
  const year = fullYear(yearText, style.twoDigitYearPivot);
  const day = Number(dayText);
  if (month === undefined || year === undefined) return unreadable(trimmed, order);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists
    ? parsed(date.getTime() / DAY_MS)
    : failed('no-such-date', `${trimmed} (${order}) does not exist`);
}

function unreadable(text: string, order: DateOrder): Parsed<never> {
  return failed('date-format', `"${text}" is not a date in ${order} order`);
}

/** Year, month, day as written, or undefined. */
function dateParts(text: string, order: DateOrder): [string, string, string] | undefined {
  if (order === 'iso' || order === 'year-first') {
    const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
    if (packed) return [packed[1] ?? '', packed[2] ?? '', packed[3] ?? ''];
  }
  const match = /^(\d{1,4}|[A-Za-z]{3,9})([-/. ]) ?(\d{1,2}|[A-Za-z]{3,9})(?:\2|[ ,-]) ?(\d{1,4})\.?$/.exec(
    text,
  );
  if (!match) return undefined;
  const [first = '', second = '', third = ''] = [match[1], match[3], match[4]];
  if (order === 'iso' && (first.length !== 4 || match[2] === '.')) return undefined;
  if (order === 'iso' || order === 'year-first') return [first, second, third];
  return order === 'month-first' ? [third, first, second] : [third, second, first];
}

function monthNumber(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) {
    const month = Number(text);
    return month >= 1 && month <= 12 ? month : undefined;
  }
  const index = MONTHS.indexOf(text.slice(0, 3).toLowerCase());
  return index < 0 ? undefined : index + 1;
}

function fullYear(text: string, pivot: number): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text);
  if (!/^\d{2}$/.test(text)) return undefined;
  return Number(text) <= pivot ? 2000 + Number(text) : 1900 + Number(text);
}
