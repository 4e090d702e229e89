import { SCORED_VALUES, type DayTotals, type HabitScores } from '../day-totals.ts';
import type { Ledger } from '../ledger.ts';
import { doubleOrNull, type ValuesOf } from './definition.ts';
import { robustZ } from './robust-z.ts';

const Z =
  'robust z of the latest among the last 24, (x − median) / (1.4826 × MAD); null below 8 values or where MAD is 0';

export const HABITS = [
  doubleOrNull(
    'paymentGapZ',
    'index',
    'Unusual time between payments',
    '付款间隔异常度',
    `Days between one day with standing payments and the next: ${Z}`,
  ),
  doubleOrNull(
    'paymentAmountZ',
    'index',
    'Unusual payment amount',
    '付款金额异常度',
    `What came in on a day with standing payments, booked: ${Z}`,
  ),
  doubleOrNull(
    'orderAmountZ',
    'index',
    'Unusual order amount',
    '订单金额异常度',
    `What was ordered on a day with orders, booked, each order as last told: ${Z}`,
  ),
] as const;

export function computeHabits(ledger: Ledger, out: ValuesOf<typeof HABITS>): void {
  const payments = scoresOf(ledger.paymentDays);
  out.paymentGapZ = payments.gap;
  out.paymentAmountZ = payments.total;
  out.orderAmountZ = ledger.commitments === null ? null : scoresOf(ledger.commitments.orderDays).total;
}

/** Worked out once a change: most events are no payments. */
function scoresOf(of: DayTotals): HabitScores {
  return (of.scores ??= { gap: robustZ(gaps(of)), total: robustZ(of.totals) });
}

function gaps({ days }: DayTotals): number[] {
  const all: number[] = [];
  for (let i = Math.max(1, days.length - SCORED_VALUES); i < days.length; i++)
    all.push(days[i]! - days[i - 1]!);
  return all;
}
