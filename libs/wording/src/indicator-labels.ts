import type { Language } from './language.ts';

/** How a value is written: `minor` = minor units of the base currency, `ratio` = share of 1. */
export type IndicatorUnit = 'minor' | 'count' | 'days' | 'ratio' | 'number';

type Row = readonly [unit: IndicatorUnit, en: string, zh: string];

const labels: Readonly<Record<string, Row>> = {
  openMinor: ['minor', 'open amount', '未清金额'],
  overdueMinor: ['minor', 'overdue amount', '逾期金额'],
  notDueMinor: ['minor', 'amount not yet due', '未到期金额'],
  disputedMinor: ['minor', 'disputed amount', '争议金额'],
  overdueCleanMinor: ['minor', 'undisputed overdue amount', '无争议逾期金额'],
  unappliedMinor: ['minor', 'unapplied cash', '未核销款项'],
  netOpenMinor: ['minor', 'open amount less unapplied cash', '净未清金额'],
  openCount: ['count', 'open invoices', '未清发票数'],
  overdueCount: ['count', 'overdue invoices', '逾期发票数'],
  disputedCount: ['count', 'disputed invoices', '争议发票数'],
  ageing1To30Minor: ['minor', 'overdue 1–30 days', '逾期1–30天金额'],
  ageing31To60Minor: ['minor', 'overdue 31–60 days', '逾期31–60天金额'],
  ageing61To90Minor: ['minor', 'overdue 61–90 days', '逾期61–90天金额'],
  ageing91PlusMinor: ['minor', 'overdue 91 days and more', '逾期91天以上金额'],
  ageing1To30Count: ['count', 'invoices overdue 1–30 days', '逾期1–30天发票数'],
  ageing31To60Count: ['count', 'invoices overdue 31–60 days', '逾期31–60天发票数'],
  ageing61To90Count: ['count', 'invoices overdue 61–90 days', '逾期61–90天发票数'],
  ageing91PlusCount: ['count', 'invoices overdue 91 days and more', '逾期91天以上发票数'],
  maxDaysPastDue: ['days', 'oldest undisputed overdue item', '最长逾期天数'],
  weightedDaysPastDue: ['days', 'amount-weighted days past due', '加权逾期天数'],
  overdueRatio: ['ratio', 'overdue share of the open amount', '逾期率'],
  overdueCleanRatio: ['ratio', 'undisputed overdue share of the open amount', '无争议逾期率'],
  exposureMinor: ['minor', 'exposure', '风险敞口'],
  creditLimitMinor: ['minor', 'credit limit', '信用额度'],
  utilisation: ['ratio', 'use of the credit limit', '额度使用率'],
  invoiced30Minor: ['minor', 'invoiced in 30 days', '近30天开票金额'],
  invoiced90Minor: ['minor', 'invoiced in 90 days', '近90天开票金额'],
  invoiced365Minor: ['minor', 'invoiced in 365 days', '近365天开票金额'],
  paid30Minor: ['minor', 'paid in 30 days', '近30天回款金额'],
  paid90Minor: ['minor', 'paid in 90 days', '近90天回款金额'],
  paid365Minor: ['minor', 'paid in 365 days', '近365天回款金额'],
  writtenOff30Minor: ['minor', 'written off in 30 days', '近30天核销坏账'],
  writtenOff90Minor: ['minor', 'written off in 90 days', '近90天核销坏账'],
  writtenOff365Minor: ['minor', 'written off in 365 days', '近365天核销坏账'],
  invoicedCount30: ['count', 'invoices in 30 days', '近30天发票数'],
  invoicedCount90: ['count', 'invoices in 90 days', '近90天发票数'],
  invoicedCount365: ['count', 'invoices in 365 days', '近365天发票数'],
  paymentCount30: ['count', 'payments in 30 days', '近30天付款次数'],
  paymentCount90: ['count', 'payments in 90 days', '近90天付款次数'],
  paymentCount365: ['count', 'payments in 365 days', '近365天付款次数'],
  avgDaysToPay: ['days', 'average days to pay', '平均付款天数'],
  avgDaysLate: ['days', 'average days late', '平均迟付天数'],
  lateRatio: ['ratio', 'share of invoices settled late', '迟付发票占比'],
  lateAmountRatio: ['ratio', 'share of the amount settled late', '迟付金额占比'],
  onTimeRatio: ['ratio', 'share of invoices settled on time', '按时付款占比'],
  latePaymentStreak: ['count', 'late settlements in a row', '连续迟付次数'],
  paymentIndex: ['number', 'payment index', '付款指数'],
  dsoSimple90: ['days', 'days sales outstanding, 90 days', '应收账款周转天数（90天）'],
  dsoSimple365: ['days', 'days sales outstanding, 365 days', '应收账款周转天数（365天）'],
  dsoCountback: ['days', 'days sales outstanding, countback', '应收账款周转天数（倒推法）'],
  turnoverTrend: ['ratio', 'turnover trend', '营业额趋势'],
  partialPaymentRatio: ['ratio', 'share of partial payments', '部分付款占比'],
  reversedPayments365: ['count', 'returned payments in 365 days', '近365天退回付款次数'],
  brokenPromises365: ['count', 'broken promises in 365 days', '近365天失信承诺次数'],
  maxDunningLevel365: ['number', 'highest dunning level in 365 days', '近365天最高催收级别'],
  complaints365: ['count', 'complaints in 365 days', '近365天投诉次数'],
};

/** What an indicator is called. A signal or an unknown name is its own label. */
export function indicatorLabel(name: string, language: Language): string {
  const row = labels[name];
  if (row === undefined) return name;
  return language === 'en' ? row[1] : row[2];
}

/** How an indicator's value is written; an unknown name ending in `Minor` is money, any other a number. */
export function indicatorUnit(name: string): IndicatorUnit {
  return labels[name]?.[0] ?? (name.endsWith('Minor') ? 'minor' : 'number');
}
