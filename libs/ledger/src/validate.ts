import { currencyNumber } from './currency.ts';
import type { Day } from './day.ts';
import { F } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { rejected, type Book, type Reject } from './outcome.ts';

/** 10^13 minor units: a hundred milliard euros. */
export const MAX_AMOUNT_MINOR = 10 ** 13;
/** 1900-01-01 and 2199-12-31. */
export const MIN_DAY: Day = -25_567;
export const MAX_DAY: Day = 84_005;

export function isAmount(amountMinor: number): boolean {
  return Number.isInteger(amountMinor) && amountMinor >= 0 && amountMinor <= MAX_AMOUNT_MINOR;
}

export function checkAmount(name: string, amountMinor: number): Reject | null {
  if (isAmount(amountMinor)) return null;
  return rejected(
    'amount-out-of-range',
    `${name} is ${amountMinor}; give whole minor units from 0 to ${MAX_AMOUNT_MINOR}`,
  );
}

export function checkDay(name: string, day: Day): Reject | null {
  if (Number.isInteger(day) && day >= MIN_DAY && day <= MAX_DAY) return null;
  return rejected('date-out-of-range', `${name} is day ${day}; give a date from 1900-01-01 to 2199-12-31`);
}

/** The amount in the base currency (which it is in without a currency), or why it cannot be booked. Nothing is changed. */
export function bookAmount(
  ledger: Ledger,
  amountMinor: number,
  currency: string | undefined,
  book: Book,
): number | Reject {
  const booked =
    currency === undefined ? amountMinor : currencyNumber(currency) >= 0 ? book(amountMinor, currency) : null;
  if (booked === null)
    return rejected(
      'no-fx-rate',
      `no exchange rate for ${currency} is in force; send one, then this event again`,
    );
  const bad = checkAmount(`the booked amount of ${amountMinor} ${currency}`, booked);
  if (bad !== null) return bad;
  if (ledger.chunk.f64[ledger.at + F.gross]! + Math.max(amountMinor, booked) > Number.MAX_SAFE_INTEGER)
    return rejected(
      'amount-out-of-range',
      `all amounts of this customer together pass ${Number.MAX_SAFE_INTEGER}`,
    );
  return booked;
}
