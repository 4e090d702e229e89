import { monthlySales, MONTHS } from './issued.ts';
import type { Ledger } from './ledger.ts';

export const MONTH_DAYS = 30;

export interface Countback {
  readonly days: number | null;
  readonly isLowerBound: boolean;
  /** Sales of this month (0 is the newest) and of all older ones do not matter to the result. */
  readonly monthsUsed: number;
}

const months = new Float64Array(MONTHS);

/** What was invoiced in the 12 months of 30 days back from today, newest first; the same array every time. */
export function monthsInvoiced(ledger: Ledger): ArrayLike<number> {
  monthlySales(ledger, months);
  return months;
}

/**
 * Takes each month's sales (newest first) from the open amount until it is used up; the last month counts pro rata.
 * Where the sales are used up first, the days up to the oldest month with sales are a lower bound.
 */
export function countback(open: number, months: ArrayLike<number>): Countback {
  let left = open;
  let lastWithSales = -1;
  for (let month = 0; month < months.length; month++) {
    const sales = months[month]!;
    if (sales === 0) continue;
    if (left === 0) return { days: 0, isLowerBound: false, monthsUsed: 0 };
    lastWithSales = month;
    if (left <= sales) {
      const days = month * MONTH_DAYS + (left / sales) * MONTH_DAYS;
      return { days, isLowerBound: false, monthsUsed: month + 1 };
    }
    left -= sales;
  }
  if (lastWithSales < 0) return { days: null, isLowerBound: false, monthsUsed: 0 };
  return { days: (lastWithSales + 1) * MONTH_DAYS, isLowerBound: true, monthsUsed: months.length };
}
