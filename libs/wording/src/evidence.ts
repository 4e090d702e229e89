import { indicatorLabel, indicatorUnit } from './indicator-labels.ts';
import { moneyText } from './money.ts';
import type { Language } from './language.ts';

/** One line of a decision's evidence, as the risk records carry it. */
export interface EvidenceItem {
  readonly name: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly points: number | null;
  readonly met: boolean;
}

/** A value of an indicator in its unit: `USD 1,200.00`, `45 days`, `62.5 %`. */
export function valueText(name: string, value: number, currency: string, language: Language): string {
  switch (indicatorUnit(name)) {
    case 'minor':
      return moneyText(Math.round(value), currency);
    case 'ratio':
      return `${rounded(value * 100)} %`;
    case 'days':
      if (language === 'zh') return `${rounded(value)} 天`;
      return `${rounded(value)} ${value === 1 ? 'day' : 'days'}`;
    case 'count':
      return rounded(value);
    case 'number':
      // A probability of default of half a percent must not read as one.
      return Math.abs(value) < 1 ? String(Number(value.toFixed(4))) : rounded(value);
  }
}

/**
 * One plain sentence about one line of evidence: what was measured and the level it was held against.
 *
 * The sentence says whether the level was met, not "above" or "below": which side is bad belongs to the rule.
 */
export function evidenceSentence(item: EvidenceItem, currency: string, language: Language): string {
  const label = indicatorLabel(item.name, language);
  const show = (value: number): string => valueText(item.name, value, currency, language);
  if (language === 'zh') {
    const value = item.value === null ? `${label}：无数据` : `${label}为 ${show(item.value)}`;
    if (item.threshold === null) return `${value}。`;
    return `${value}，${item.met ? '达到' : '未达到'}预警水平 ${show(item.threshold)}。`;
  }
  const value = item.value === null ? `${capital(label)}: no data` : `${capital(label)}: ${show(item.value)}`;
  if (item.threshold === null) return `${value}.`;
  return `${value}; the warning level of ${show(item.threshold)} is ${item.met ? 'met' : 'not met'}.`;
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
