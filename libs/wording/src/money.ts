import { minorUnits } from '@foreshock/contracts';

/** An amount as interfaces show it: exact minor units, and the same as a decimal string for readers. */
export interface Money {
  /** Integer minor units of `currency`. */
  readonly amountMinor: number;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Plain decimal, e.g. `-1234.50`: no grouping, always the currency's digits. */
  readonly decimal: string;
}

/** Dresses minor units as `Money`. A currency outside ISO 4217 is shown with two digits. */
export function moneyOf(amountMinor: number, currency: string): Money {
  return { amountMinor, currency, decimal: decimalOf(amountMinor, minorUnits(currency) ?? 2) };
}

/** `USD 1,234.50`: code first and grouped by thousands, which reads the same in English and Chinese. */
export function moneyText(amountMinor: number, currency: string): string {
  const { decimal } = moneyOf(amountMinor, currency);
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${fraction === undefined ? grouped : `${grouped}.${fraction}`}`;
}

function decimalOf(amountMinor: number, digits: number): string {
  const sign = amountMinor < 0 ? '-' : '';
  const minor = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  if (digits === 0) return sign + minor;
  return `${sign}${minor.slice(0, -digits)}.${minor.slice(-digits)}`;
}
