import { minorUnits } from './currency.ts';

/** A text that is no exact amount of its currency. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';
}

/**
 * Integer minor units of a decimal text: ('1234.50', 'EUR') → 123450. The text is normalised: optional sign, digits, a
 * point before decimals, no separators. Zeros beyond the currency's digits are allowed.
 * Throws MoneyError for another text, an unknown currency, too many decimals, or more than 2^53 − 1 minor units.
 */
export function decimalToMinor(text: string, currency: string): number {
  const digits = digitsOf(currency);
  const [, sign, whole = '', decimals = ''] =
    /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? fail(`"${text}" is no amount`);
  const kept = decimals.slice(0, digits).padEnd(digits, '0');
  if (/[1-9]/.test(decimals.slice(digits)))
    fail(`"${text}" has more than the ${digits} decimals of ${currency}`);
  const minor = Number(BigInt(whole + kept));
  if (!Number.isSafeInteger(minor)) fail(`"${text}" ${currency} is too large`);
  return sign === '-' && minor !== 0 ? -minor : minor;
}

/** The decimal text of integer minor units: (123450, 'EUR') → '1234.50'. Throws MoneyError. */
export function formatMinor(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  if (!Number.isSafeInteger(minor)) fail(`${minor} is no integer of minor units`);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0 ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
}

function digitsOf(currency: string): number {
  return minorUnits(currency) ?? fail(`"${currency}" is no ISO 4217 currency`);
}

function fail(message: string): never {
  throw new MoneyError(message);
}
