import type { IndicatorUnit } from './indicator-labels.ts';
import type { Language } from './language.ts';

type Label = readonly [en: string, zh: string, unit: IndicatorUnit];

/** Measures of a portfolio that are no indicators of a customer. */
const measures: Readonly<Record<string, Label>> = {
  customers: ['customers', '客户数', 'count'],
  defaultRate: ['share of customers in default', '违约客户占比', 'ratio'],
  defaultAmountRatio: ['share of the open amount in default', '违约金额占比', 'ratio'],
  expectedLossMinor: ['expected loss', '预期损失', 'minor'],
  exposureShare: ['share of all exposure', '敞口占比', 'ratio'],
  hhi: ['concentration (HHI)', '集中度（HHI）', 'number'],
  top1Share: ['share of the largest customer', '最大客户占比', 'ratio'],
  top5Share: ['share of the five largest customers', '前五大客户占比', 'ratio'],
  top10Share: ['share of the ten largest customers', '前十大客户占比', 'ratio'],
  rollRateCurrent: ['roll rate, not due to 1–30 days', '滚动率（未到期至1–30天）', 'ratio'],
  rollRate1To30: ['roll rate, 1–30 to 31–60 days', '滚动率（1–30天至31–60天）', 'ratio'],
  rollRate31To60: ['roll rate, 31–60 to 61–90 days', '滚动率（31–60天至61–90天）', 'ratio'],
  rollRate61Plus: ['roll rate, 61 days and more to 91 and more', '滚动率（61天以上至91天以上）', 'ratio'],
};

/** A measure by its name; null for the name of an indicator or a signal. */
export function measureLabel(name: string, language: Language): string | null {
  const label = measures[name];
  return label === undefined ? null : label[language === 'en' ? 0 : 1];
}

export function measureUnit(name: string): IndicatorUnit | null {
  return measures[name]?.[2] ?? null;
}
