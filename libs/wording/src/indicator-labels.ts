import { INDICATORS, type IndicatorDefinition } from '@foreshock/ledger';
import type { Language } from './language.ts';
import { measureLabel, measureUnit } from './measure-labels.ts';

/** How a value is written: `minor` = minor units of the base currency, `ratio` = share of 1. */
export type IndicatorUnit = 'minor' | 'count' | 'days' | 'ratio' | 'number';

const definitions = new Map<string, IndicatorDefinition>(INDICATORS.map((each) => [each.name, each]));

/** What an indicator is called inside a sentence where its own label, made for a column's head, would not read well. */
const inSentences: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  openMinor: ['open amount', '未清金额'],
  overdueMinor: ['overdue amount', '逾期金额'],
  notDueMinor: ['amount not yet due', '未到期金额'],
  disputedMinor: ['disputed amount', '争议金额'],
  overdueCleanMinor: ['undisputed overdue amount', '无争议逾期金额'],
  unappliedMinor: ['unapplied cash', '未核销款项'],
  netOpenMinor: ['open amount less unapplied cash', '净未清金额'],
  openCount: ['open invoices', '未清发票数'],
  overdueCount: ['overdue invoices', '逾期发票数'],
  disputedCount: ['disputed invoices', '争议发票数'],
  ageing1To30Minor: ['overdue 1–30 days', '逾期1–30天金额'],
  ageing31To60Minor: ['overdue 31–60 days', '逾期31–60天金额'],
  ageing61To90Minor: ['overdue 61–90 days', '逾期61–90天金额'],
  ageing91PlusMinor: ['overdue 91 days and more', '逾期91天以上金额'],
  ageing1To30Count: ['invoices overdue 1–30 days', '逾期1–30天发票数'],
  ageing31To60Count: ['invoices overdue 31–60 days', '逾期31–60天发票数'],
  ageing61To90Count: ['invoices overdue 61–90 days', '逾期61–90天发票数'],
  ageing91PlusCount: ['invoices overdue 91 days and more', '逾期91天以上发票数'],
  maxDaysPastDue: ['oldest undisputed overdue item', '最长逾期天数'],
  weightedDaysPastDue: ['amount-weighted days past due', '加权逾期天数'],
  overdueRatio: ['overdue share of the open amount', '逾期率'],
  overdueCleanRatio: ['undisputed overdue share of the open amount', '无争议逾期率'],
  exposureMinor: ['exposure', '风险敞口'],
  creditLimitMinor: ['credit limit', '信用额度'],
  utilisation: ['use of the credit limit', '额度使用率'],
  invoiced30Minor: ['invoiced in 30 days', '近30天开票金额'],
  invoiced90Minor: ['invoiced in 90 days', '近90天开票金额'],
  invoiced365Minor: ['invoiced in 365 days', '近365天开票金额'],
  paid30Minor: ['paid in 30 days', '近30天回款金额'],
  paid90Minor: ['paid in 90 days', '近90天回款金额'],
  paid365Minor: ['paid in 365 days', '近365天回款金额'],
  writtenOff30Minor: ['written off in 30 days', '近30天核销坏账'],
  writtenOff90Minor: ['written off in 90 days', '近90天核销坏账'],
  writtenOff365Minor: ['written off in 365 days', '近365天核销坏账'],
  invoicedCount30: ['invoices in 30 days', '近30天发票数'],
  invoicedCount90: ['invoices in 90 days', '近90天发票数'],
  invoicedCount365: ['invoices in 365 days', '近365天发票数'],
  paymentCount30: ['payments in 30 days', '近30天付款次数'],
  paymentCount90: ['payments in 90 days', '近90天付款次数'],
  paymentCount365: ['payments in 365 days', '近365天付款次数'],
  avgDaysToPay: ['average days to pay', '平均付款天数'],
  avgDaysLate: ['average days late', '平均迟付天数'],
  lateRatio: ['share of invoices settled late', '迟付发票占比'],
  lateAmountRatio: ['share of the amount settled late', '迟付金额占比'],
  onTimeRatio: ['share of invoices settled on time', '按时付款占比'],
  latePaymentStreak: ['late settlements in a row', '连续迟付次数'],
  paymentIndex: ['payment index', '付款指数'],
  dsoSimple90: ['days sales outstanding, 90 days', '应收账款周转天数（90天）'],
  dsoSimple365: ['days sales outstanding, 365 days', '应收账款周转天数（365天）'],
  dsoCountback: ['days sales outstanding, countback', '应收账款周转天数（倒推法）'],
  turnoverTrend: ['turnover trend', '营业额趋势'],
  partialPaymentRatio: ['share of partial payments', '部分付款占比'],
  reversedPayments365: ['returned payments in 365 days', '近365天退回付款次数'],
  brokenPromises365: ['broken promises in 365 days', '近365天失信承诺次数'],
  maxDunningLevel365: ['highest dunning level in 365 days', '近365天最高催收级别'],
  complaints365: ['complaints in 365 days', '近365天投诉次数'],
};

/** What an indicator is called in a sentence. `name@days` is its value so many days before; a signal or an unknown name is its own label. */
export function indicatorLabel(name: string, language: Language): string {
  const [now, daysAgo] = name.split('@');
  if (daysAgo !== undefined && /^\d+$/.test(daysAgo)) {
    const label = indicatorLabel(now!, language);
    return language === 'en'
      ? `${label} ${daysAgo} ${daysAgo === '1' ? 'day' : 'days'} before`
      : `${daysAgo}天前的${label}`;
  }
  const measure = measureLabel(name, language);
  if (measure !== null) return measure;
  const row = inSentences[name];
  if (row !== undefined) return language === 'en' ? row[0] : row[1];
  const label = definitions.get(name)?.label;
  if (label === undefined) return name;
  return language === 'en' ? label.en.charAt(0).toLowerCase() + label.en.slice(1) : label.zh;
}

/** How an indicator's value is written; an unknown name ending in `Minor` is money, any other a number. */
export function indicatorUnit(name: string): IndicatorUnit {
  const [now] = name.split('@');
  if (now !== name) return indicatorUnit(now!);
  const measure = measureUnit(name);
  if (measure !== null) return measure;
  const unit = definitions.get(name)?.unit;
  if (unit === undefined) return name.endsWith('Minor') ? 'minor' : 'number';
  return unit === 'index' || unit === 'flag' ? 'number' : unit;
}
