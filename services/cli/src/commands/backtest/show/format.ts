import { moneyText } from '@foreshock/wording';

const NONE = '–';

/** Texts of figures; unknown ones are a dash. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

export const percent = (value: number | null): string =>
  value === null ? NONE : `${(100 * value).toFixed(1).replace(/^-(?=[0.]+$)/, '')} %`;

export const decimal = (value: number | null, digits = 3): string =>
  value === null ? NONE : value.toFixed(digits);

export const days = (value: number | null): string =>
  value === null ? NONE : Number.isInteger(value) ? String(value) : value.toFixed(1);

export const money = (currency: string) => (amountMinor: number | null) =>
  amountMinor === null ? NONE : moneyText(amountMinor, currency);

/** With its sign before the number, as a minus stands: a difference. */
export function signed(value: number | null, text: (value: number) => string): string {
  if (value === null) return NONE;
  return value > 0 && text(value) !== text(0) ? text(value).replace(/\d/, '+$&') : text(value);
}
