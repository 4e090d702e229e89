import { INCIDENT_COLUMN, NOTICE_COLUMN } from '../columns.ts';
import { joined } from '../exact.ts';
import { F, I } from '../layout.ts';
import type { Ledger } from '../ledger.ts';
import { DUNNING_LEVELS } from '../rareSeries.ts';
import { lateStreak } from '../settled.ts';
import { doubleOrNull, long, type ValuesOf } from './definition.ts';
import { paymentIndex } from './paymentIndex.ts';
import { orNull, paidMinor, ratio, share, windowSum, yearCount, yearDouble } from './sums.ts';

const SETTLED = 'invoices that payments settled in 365 days; null without any';

export const BEHAVIOUR = [
  doubleOrNull(
    'avgDaysToPay',
    'days',
    'Average days to pay',
    '平均付款天数',
    'Σ(part × (payment date − issue date)) / Σ part over the parts paid in 365 days; early payment is negative, null without any',
  ),
  doubleOrNull(
    'avgDaysLate',
    'days',
    'Average days late',
    '平均逾期付款天数',
    'Σ(part × (payment date − due date)) / Σ part over the parts paid in 365 days; paying early is negative, null without any',
  ),
  doubleOrNull(
    'lateRatio',
    'ratio',
    'Late ratio by count',
    '逾期付款笔数占比',
    `Invoices settled after their due date / ${SETTLED}`,
  ),
  doubleOrNull(
    'lateAmountRatio',
    'ratio',
    'Late ratio by amount',
    '逾期付款金额占比',
    `Amount of invoices settled after their due date / amount of ${SETTLED}`,
  ),
  doubleOrNull(
    'onTimeRatio',
    'ratio',
    'On-time ratio',
    '按时付款占比',
    `Invoices settled by their due date / ${SETTLED}`,
  ),
  long(
    'latePaymentStreak',
    'count',
    'Late payments in a row',
    '连续逾期付款次数',
    'How many of the latest settled invoices (by settlement date, then id), one after the other, were paid late',
  ),
  doubleOrNull(
    'paymentIndex',
    'index',
    'Payment index',
    '付款指数',
    'Score from avgDaysLate, linear between 100:−30, 90:−20, 80:0, 70:15, 60:22, 50:30, 40:60, 30:90, 20:120, at least 1',
  ),
  doubleOrNull(
    'partialPaymentRatio',
    'ratio',
    'Partial payment ratio',
    '部分付款占比',
    'Paid parts that left their invoice open / all parts paid in 365 days; null without any',
  ),
  long(
    'reversedPayments365',
    'count',
    'Reversed payments, 365 days',
    '365天退回付款次数',
    'Payments reversed in 365 days, by day of the reversal',
  ),
  long(
    'brokenPromises365',
    'count',
    'Broken promises, 365 days',
    '365天失信承诺次数',
    'Promises to pay that were broken in 365 days, by the day after the promised date',
  ),
  long(
    'maxDunningLevel365',
    'count',
    'Highest dunning level, 365 days',
    '365天最高催收级别',
    'Highest level of a dunning notice in 365 days, 0 without any',
  ),
  long('complaints365', 'count', 'Complaints, 365 days', '365天投诉次数', 'Complaints in 365 days'),
] as const;

export function computeBehaviour(ledger: Ledger, out: ValuesOf<typeof BEHAVIOUR>): void {
  const paid = paidMinor(ledger, 365);
  out.avgDaysToPay = ratio(joined(yearDouble(ledger, F.toPayHigh), yearDouble(ledger, F.toPayLow)), paid);
  out.avgDaysLate = orNull(avgDaysLate(ledger));
  out.paymentIndex = out.avgDaysLate === null ? null : paymentIndex(out.avgDaysLate);
  const settled = yearCount(ledger, I.settled);
  const late = yearCount(ledger, I.settledLate);
  out.lateRatio = orNull(lateRatio(ledger));
  out.onTimeRatio = ratio(settled - late, settled);
  out.lateAmountRatio = orNull(lateAmountRatio(ledger));
  out.latePaymentStreak = lateStreak(ledger);
  out.partialPaymentRatio = ratio(yearCount(ledger, I.partials), yearCount(ledger, I.parts));
  out.reversedPayments365 = reversedPayments(ledger);
  out.brokenPromises365 = brokenPromises(ledger);
  out.maxDunningLevel365 = maxDunningLevel(ledger);
  out.complaints365 = complaints(ledger);
}

/** NaN where nothing was paid in 365 days. */
export function avgDaysLate(ledger: Ledger): number {
  const late = joined(yearDouble(ledger, F.lateHigh), yearDouble(ledger, F.lateLow));
  return share(late, paidMinor(ledger, 365));
}

/** NaN where no payment settled an invoice in 365 days. */
export function lateRatio(ledger: Ledger): number {
  return share(yearCount(ledger, I.settledLate), yearCount(ledger, I.settled));
}

/** NaN where no payment settled an invoice in 365 days. */
export function lateAmountRatio(ledger: Ledger): number {
  return share(yearDouble(ledger, F.settledLateAmount), yearDouble(ledger, F.settledAmount));
}

export function reversedPayments(ledger: Ledger): number {
  return windowSum(ledger.rare?.incidents, INCIDENT_COLUMN.reversals, 365);
}

export function brokenPromises(ledger: Ledger): number {
  return windowSum(ledger.rare?.incidents, INCIDENT_COLUMN.brokenPromises, 365);
}

export function complaints(ledger: Ledger): number {
  return windowSum(ledger.rare?.notices, NOTICE_COLUMN.complaints, 365);
}

export function maxDunningLevel(ledger: Ledger): number {
  const notices = ledger.rare?.notices ?? null;
  if (notices === null) return 0;
  for (let level = DUNNING_LEVELS; level > 0; level--) if (windowSum(notices, level, 365) > 0) return level;
  return 0;
}
