import { INCIDENT_COLUMN } from '../columns.ts';
import { countback, monthsInvoiced } from '../countback.ts';
import { historyDays, LONGEST_HISTORY_DAYS } from '../history.ts';
import type { Ledger } from '../ledger.ts';
import { doubleOrNull, flag, long, perDay, perHistory, type ValuesOf } from './definition.ts';
import { invoicedMinor, openMinor, overdueMinor, paidMinor, windowSum } from './sums.ts';

const DAYS =
  'days of the window, or since the customer’s first day where that is shorter; null where nothing was invoiced';

export const DSO = [
  perHistory(
    90,
    doubleOrNull(
      'dsoSimple90',
      'days',
      'DSO, 90 days',
      '应收账款周转天数（90天）',
      `openMinor / invoiced90Minor × ${DAYS}`,
    ),
  ),
  perHistory(
    365,
    doubleOrNull(
      'dsoSimple365',
      'days',
      'DSO, 365 days',
      '应收账款周转天数（365天）',
      `openMinor / invoiced365Minor × ${DAYS}`,
    ),
  ),
  doubleOrNull(
    'dsoCountback',
    'days',
    'DSO, countback',
    '应收账款周转天数（倒推法）',
    'Months of 30 days back from D whose sales openMinor uses up, the last one pro rata; 0 where nothing is open, null where nothing was invoiced in 12 of them',
  ),
  flag(
    'dsoCountbackIsLowerBound',
    'DSO countback is a lower bound',
    '倒推法结果为下限',
    'The sales of 12 months did not use up openMinor',
  ),
  perHistory(
    30,
    doubleOrNull(
      'dsoSimple30',
      'days',
      'DSO, 30 days',
      '应收账款周转天数（30天）',
      `openMinor / invoiced30Minor × ${DAYS}`,
    ),
  ),
  perHistory(
    90,
    doubleOrNull(
      'bestPossibleDso90',
      'days',
      'Best possible DSO, 90 days',
      '最佳应收账款周转天数（90天）',
      `notDueMinor / invoiced90Minor × ${DAYS}`,
    ),
  ),
  perHistory(
    365,
    doubleOrNull(
      'bestPossibleDso365',
      'days',
      'Best possible DSO, 365 days',
      '最佳应收账款周转天数（365天）',
      `notDueMinor / invoiced365Minor × ${DAYS}`,
    ),
  ),
  perHistory(
    90,
    doubleOrNull(
      'averageDaysDelinquent90',
      'days',
      'Average days delinquent, 90 days',
      '平均拖欠天数（90天）',
      `dsoSimple90 − bestPossibleDso90, which is overdueMinor / invoiced90Minor × ${DAYS}`,
    ),
  ),
  perHistory(
    365,
    doubleOrNull(
      'averageDaysDelinquent365',
      'days',
      'Average days delinquent, 365 days',
      '平均拖欠天数（365天）',
      `dsoSimple365 − bestPossibleDso365, which is overdueMinor / invoiced365Minor × ${DAYS}`,
    ),
  ),
  doubleOrNull(
    'collectionEffectiveness',
    'index',
    'Collection effectiveness',
    '催收有效性指数',
    '(open at start + invoiced − open at end) / (open at start + invoiced − not due at end) × 100 over 90 days, where open at start = openMinor − invoiced90Minor + paid90Minor + writtenOff90Minor; null where the divisor is 0',
  ),
  perDay(
    long(
      'historyDays',
      'days',
      'Days of history',
      '历史天数',
      'Days from onboarding or the first invoice issued, the earlier, to D, both included; at most 365, 0 before them',
    ),
    LONGEST_HISTORY_DAYS,
  ),
] as const;

export function computeDso(ledger: Ledger, out: ValuesOf<typeof DSO>): void {
  const overdue = overdueMinor(ledger);
  const open = openMinor(ledger);
  const history = historyDays(ledger);
  out.historyDays = history;
  const invoiced30 = invoicedMinor(ledger, 30);
  const invoiced90 = invoicedMinor(ledger, 90);
  const invoiced365 = invoicedMinor(ledger, 365);
  const days90 = Math.min(90, history);
  out.dsoSimple30 = dsoSimple(open, invoiced30, Math.min(30, history));
  out.dsoSimple90 = dsoSimple(open, invoiced90, days90);
  out.dsoSimple365 = dsoSimple(open, invoiced365, history);
  out.bestPossibleDso90 = dsoSimple(open - overdue, invoiced90, days90);
  out.bestPossibleDso365 = dsoSimple(open - overdue, invoiced365, history);
  out.averageDaysDelinquent90 = dsoSimple(overdue, invoiced90, days90);
  out.averageDaysDelinquent365 = dsoSimple(overdue, invoiced365, history);
  const { days, isLowerBound } = countback(open, monthsInvoiced(ledger));
  out.dsoCountback = days;
  out.dsoCountbackIsLowerBound = isLowerBound;
  out.collectionEffectiveness = collectionEffectiveness({
    openAtStart: open - invoiced90 + settledIn90(ledger),
    invoiced: invoiced90,
    open,
    notDue: open - overdue,
  });
}

/** Open amount / invoiced amount × days of the window; null where nothing was invoiced. */
export function dsoSimple(open: number, invoiced: number, days: number): number | null {
  return invoiced === 0 ? null : (open / invoiced) * days;
}

/** How much of what could be collected was, in percent; amounts of one window, `open` and `notDue` at its end. */
export function collectionEffectiveness(of: {
  readonly openAtStart: number;
  readonly invoiced: number;
  readonly open: number;
  readonly notDue: number;
}): number | null {
  const collectable = of.openAtStart + of.invoiced - of.notDue;
  return collectable === 0 ? null : ((of.openAtStart + of.invoiced - of.open) / collectable) * 100;
}

function settledIn90(ledger: Ledger): number {
  return paidMinor(ledger, 90) + windowSum(ledger.rare?.incidents, INCIDENT_COLUMN.writtenOff, 90);
}
