import { historyDays } from '../history.ts';
import { monthlySales, MONTHS } from '../issued.ts';
import type { Ledger } from '../ledger.ts';
import { doubleOrNull, flag, type ValuesOf } from './definition.ts';
import { invoicedMinor, openMinor } from './sums.ts';

const SIMPLE =
  'days of the window, or since the customer’s first day where that is shorter; null where nothing was invoiced';

export const DSO = [
  doubleOrNull(
    'dsoSimple90',
    'days',
    'DSO, 90 days',
    '应收账款周转天数（90天）',
    `openMinor / invoiced90Minor × ${SIMPLE}`,
  ),
  doubleOrNull(
    'dsoSimple365',
    'days',
    'DSO, 365 days',
    '应收账款周转天数（365天）',
    `openMinor / invoiced365Minor × ${SIMPLE}`,
  ),
  doubleOrNull(
    'dsoCountback',
    'days',
    'DSO, countback',
    '应收账款周转天数（倒推法）',
    'Months of 30 days back from D whose sales openMinor uses up, the last one pro rata; null where nothing was invoiced in 12 of them',
  ),
  flag(
    'dsoCountbackIsLowerBound',
    'DSO countback is a lower bound',
    '倒推法结果为下限',
    'The sales of 12 months did not use up openMinor',
  ),
] as const;

export function computeDso(ledger: Ledger, out: ValuesOf<typeof DSO>): void {
  const open = openMinor(ledger);
  const history = historyDays(ledger);
  out.dsoSimple90 = dsoSimple(open, invoicedMinor(ledger, 90), Math.min(90, history));
  out.dsoSimple365 = dsoSimple(open, invoicedMinor(ledger, 365), history);
  monthlySales(ledger, months);
  const { days, isLowerBound } = dsoCountback(open, months);
  out.dsoCountback = days;
  out.dsoCountbackIsLowerBound = isLowerBound;
}

const months = new Float64Array(MONTHS);
const MONTH_DAYS = 30;

/** Open amount / invoiced amount × days of the window; null where nothing was invoiced. */
export function dsoSimple(open: number, invoiced: number, days: number): number | null {
  return invoiced === 0 ? null : (open / invoiced) * days;
}

/**
 * Takes each month's sales (newest first) from the open amount until it is used up; the last month counts pro rata.
 * Where the sales are used up first, the days up to the oldest month with sales are a lower bound.
 */
export function dsoCountback(
  open: number,
  months: ArrayLike<number>,
): { days: number | null; isLowerBound: boolean } {
  let left = open;
  let lastWithSales = -1;
  for (let month = 0; month < months.length; month++) {
    const sales = months[month]!;
    if (sales === 0) continue;
    lastWithSales = month;
    if (left <= sales) return { days: month * MONTH_DAYS + (left / sales) * MONTH_DAYS, isLowerBound: false };
    left -= sales;
  }
  if (lastWithSales < 0) return { days: null, isLowerBound: false };
  return { days: (lastWithSales + 1) * MONTH_DAYS, isLowerBound: true };
}
