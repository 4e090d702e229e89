import { dayOf, formatMinor } from '@foreshock/contracts';
import { dateText, moneyText, severityText, valueText, type Language } from '@foreshock/wording';

/** Ways to write values in one language and the base currency. */
export interface Format {
  readonly language: Language;
  readonly money: (minor: number) => string;
  /** For a chart: in the currency's main unit. */
  readonly main: (minor: number) => number;
  /** A share of 1; a dash where there is none. */
  readonly percent: (ratio: number | null | undefined) => string;
  readonly number: (value: number | null | undefined) => string;
  readonly date: (iso: string) => string;
  readonly severity: (level: string) => string;
  /** An indicator in its unit; a dash where there is none. */
  readonly value: (name: string, value: number | null | undefined) => string;
}

export const NONE = '–';

export function formatIn(language: Language, currency: string): Format {
  return {
    language,
    money: (minor) => moneyText(minor, currency),
    main: (minor) => Number(formatMinor(minor, currency)),
    percent: (ratio) => (isKnown(ratio) ? `${(ratio * 100).toFixed(1)} %` : NONE),
    number: (value) => (isKnown(value) ? String(Math.round(value * 10) / 10) : NONE),
    date: (iso) => dateText(dayOf(iso), language),
    severity: (level) => severityText(level, language),
    value: (name, value) => (isKnown(value) ? valueText(name, value, currency, language) : NONE),
  };
}

const isKnown = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && !Number.isNaN(value);
