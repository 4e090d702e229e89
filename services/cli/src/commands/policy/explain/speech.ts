import type { Condition, LocalText } from '@foreshock/policy';
import { conditionText, moneyText, policyValueLabel, valueText } from '@foreshock/wording';
import type { Language } from '../diff-words.ts';
import { EXPLAIN_WORDS, type Words } from './words.ts';

/** How the parts of one policy are put into words of one language. */
export interface Speech {
  readonly say: Words;
  readonly language: Language;
  readonly text: (text: LocalText) => string;
  readonly money: (minor: number | string) => string;
  readonly percent: (share: number | string) => string;
  readonly label: (value: string) => string;
  readonly value: (name: string, value: number) => string;
  readonly when: (condition: Condition) => string;
}

export function speech(currency: string, language: Language): Speech {
  return {
    say: EXPLAIN_WORDS[language],
    language,
    text: (text) => text[language],
    money: (minor) => moneyText(Math.round(Number(minor)), currency),
    percent: (share) => `${Math.round(Number(share) * 1e4) / 100} %`,
    label: (value) => policyValueLabel(value, language),
    value: (name, value) => valueText(name, value, currency, language),
    when: (condition) => conditionText(condition, currency, language),
  };
}
