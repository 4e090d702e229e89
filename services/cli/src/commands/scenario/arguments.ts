import { dayOf, decimalToMinor, MoneyError } from '@foreshock/contracts';
import { Exit, EXIT } from '../../output/exit.ts';

/** How far ahead one may look. */
export const MOST_DAYS = 730;
const DEFAULT_DAYS = 120;

/** A day of the calendar. @throws Exit with usage */
export function dayArgument(text: string, option: string): number {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (isDate) return dayOf(text);
  throw new Exit(EXIT.usage, `${option} ${text}: give a date, YYYY-MM-DD`);
}

/** A day not before the business date and at most two years after it; 120 days on if not given. @throws Exit with usage */
export function horizonArgument(text: string | undefined, today: number, option: string): number {
  const day = text === undefined ? today + DEFAULT_DAYS : dayArgument(text, option);
  if (day >= today && day <= today + MOST_DAYS) return day;
  throw new Exit(
    EXIT.usage,
    `${option} ${text}: give a date from the business date, ${isoOf(today)}, to ${isoOf(today + MOST_DAYS)}`,
  );
}

/** Minor units of a decimal amount. @throws Exit with usage */
export function amountArgument(text: string, currency: string, option: string): number {
  try {
    const minor = decimalToMinor(text.replaceAll(',', ''), currency);
    if (minor >= 0) return minor;
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw new Exit(EXIT.usage, `${option}: ${error.message}; write it like 12400.00`);
  }
  throw new Exit(EXIT.usage, `${option} ${text}: give an amount that is not below 0`);
}

const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
