import { SCORED_VALUES } from '../day-totals.ts';
import type { Ledger } from '../ledger.ts';
import { latestPaymentDays } from '../paid.ts';
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

const days = new Float64Array(SCORED_VALUES + 1);
const totals = new Float64Array(SCORED_VALUES + 1);
const gaps = new Float64Array(SCORED_VALUES);

export function computeHabits(ledger: Ledger, out: ValuesOf<typeof HABITS>): void {
  const found = latestPaymentDays(ledger, days, totals);
  for (let i = 1; i < found; i++) gaps[i - 1] = days[i]! - days[i - 1]!;
  out.paymentGapZ = robustZ(gaps, found - 1);
  out.paymentAmountZ = robustZ(totals, found);
  const orders = ledger.rare?.commitments?.orderDays.totals ?? null;
  out.orderAmountZ = orders === null ? null : robustZ(orders);
}
