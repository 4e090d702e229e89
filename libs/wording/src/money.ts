import { formatMinor } from '@foreshock/contracts';

/** An amount as interfaces show it: exact minor units, and the same as a decimal string for readers. */
export interface Money {
  /** Integer minor units of `currency`. */
  readonly amountMinor: number;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Plain decimal, e.g. `-1234.50`: no grouping, always the currency's digits. */
  readonly decimal: string;
}

/** Dresses minor units as `Money`. Throws MoneyError for what is no integer or no ISO 4217 currency. */
export function moneyOf(amountMinor: number, currency: string): Money {
  return { amountMinor, currency, decimal: formatMinor(amountMinor, currency) };
}

/** `USD 1,234.50`: code first and grouped by thousands, which reads the same in English and Chinese. */
export function moneyText(amountMinor: number, currency: string): string {
  const { decimal } = moneyOf(amountMinor, currency);
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${fraction === undefined ? grouped : `${grouped}.${fraction}`}`;
}
