import type { Ledger } from '../ledger.ts';
import { countback, monthsInvoiced } from '../countback.ts';
import { historyDays } from '../history.ts';
import { lateStreak } from '../settled.ts';
import { maxDaysPastDue, overdueCleanRatio } from './ageing.ts';
import {
  avgDaysLate,
  brokenPromises,
  complaints,
  lateAmountRatio,
  lateRatio,
  maxDunningLevel,
  reversedPayments,
} from './behaviour.ts';
import { committedMinor, exposureMinor, utilisation } from './exposure.ts';
import { paymentIndex } from './paymentIndex.ts';
import { STATEMENT, statementValue } from './statement.ts';
import { turnoverTrend, writtenOffMinor } from './windows.ts';
import {
  invoicedCount,
  invoicedMinor,
  openDisputedCount,
  openDisputedMinor,
  openMinor,
  overdueCleanMinor,
  overdueMinor,
  paidMinor,
  paymentCount,
  unappliedMinor,
} from './sums.ts';

/**
 * Indicators that can be told without the rest of their theme, by name, NaN where there is nothing to tell: a policy names
 * a few, and they are asked for with every event.
 */
export const SINGLES: Readonly<Record<string, (ledger: Ledger) => number>> = {
  openMinor,
  overdueMinor,
  overdueCleanMinor,
  disputedMinor: openDisputedMinor,
  disputedCount: openDisputedCount,
  unappliedMinor,
  maxDaysPastDue,
  invoiced30Minor: (ledger) => invoicedMinor(ledger, 30),
  invoiced90Minor: (ledger) => invoicedMinor(ledger, 90),
  invoiced365Minor: (ledger) => invoicedMinor(ledger, 365),
  invoicedCount365: (ledger) => invoicedCount(ledger, 365),
  paid90Minor: (ledger) => paidMinor(ledger, 90),
  paid365Minor: (ledger) => paidMinor(ledger, 365),
  paymentCount365: (ledger) => paymentCount(ledger, 365),
  overdueCleanRatio,
  avgDaysLate,
  lateRatio,
  lateAmountRatio,
  latePaymentStreak: lateStreak,
  paymentIndex: (ledger) => {
    const late = avgDaysLate(ledger);
    return Number.isNaN(late) ? NaN : paymentIndex(late);
  },
  reversedPayments365: reversedPayments,
  brokenPromises365: brokenPromises,
  maxDunningLevel365: maxDunningLevel,
  complaints365: complaints,
  writtenOff365Minor: writtenOffMinor,
  turnoverTrend,
  exposureMinor,
  utilisation,
  ordersMinor: (ledger) => committedMinor(ledger, 'orders'),
  guaranteesMinor: (ledger) => committedMinor(ledger, 'guarantees'),
  collateralMinor: (ledger) => committedMinor(ledger, 'collateral'),
  insuranceMinor: (ledger) => committedMinor(ledger, 'insurance'),
  historyDays,
  dsoCountback: (ledger) => countback(openMinor(ledger), monthsInvoiced(ledger)).days ?? NaN,
  ...Object.fromEntries(STATEMENT.map(({ name }) => [name, statementValue(name)])),
};
