import type { Money } from '@foreshock/api/model';

const locale = (language: string): string => (language === 'zh' ? 'zh-CN' : 'en-US');

/** An amount with its currency: USD 1,340.58. The API's decimal text is what is owed; nothing is rounded away. */
export function moneyText({ decimal, currency }: Money, language: string): string {
  const fraction = decimal.split('.')[1]?.length ?? 0;
  const digits = { minimumFractionDigits: fraction, maximumFractionDigits: fraction };
  return `${currency} ${new Intl.NumberFormat(locale(language), digits).format(Number(decimal))}`;
}

/** An amount in few characters for axes and tiles: 1.3K, 1.3万. */
export function shortMoney(amount: number, language: string): string {
  return new Intl.NumberFormat(locale(language), { notation: 'compact', maximumFractionDigits: 1 }).format(
    amount,
  );
}

/** Major units for drawing; nothing is decided by it. */
export const majorOf = ({ decimal }: Money): number => Number(decimal);

export const numberText = (value: number, language: string, digits = 0): string =>
  new Intl.NumberFormat(locale(language), { maximumFractionDigits: digits }).format(value);

export const percentText = (ratio: number, language: string, digits = 1): string =>
  new Intl.NumberFormat(locale(language), { style: 'percent', maximumFractionDigits: digits }).format(ratio);

/** Integer minor units of a currency as an amount; empty without a currency. */
export function minorText(minor: number, currency: string, language: string): string {
  if (currency === '') return '–';
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return moneyText(
    { amountMinor: minor, currency, decimal: (minor / 10 ** digits).toFixed(digits) },
    language,
  );
}
