import type { PaidPart } from '@foreshock/ledger';

/** How a customer usually pays, by what was paid in 365 days; weighted by amount. */
export interface PaymentHabit {
  readonly parts: number;
  /** Base currency minor units. */
  readonly paidMinor: number;
  /** Σ(part × (payment date − due date)) / Σ part: the indicator avgDaysLate. */
  readonly meanDaysLate: number;
  /** √(Σ(part × (days late − mean)²) / Σ part). */
  readonly spreadDays: number;
  /** Due date − issue date, weighted the same way. */
  readonly termsDays: number;
  readonly latestDaysLate: number;
}

/** Null where nothing was paid in 365 days. */
export function habitOf(parts: readonly PaidPart[]): PaymentHabit | null {
  const paidMinor = parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (paidMinor <= 0) return null;
  const meanDaysLate = weightedMean(parts, ({ daysLate }) => daysLate);
  const variance = weightedMean(parts, ({ daysLate }) => (daysLate - meanDaysLate) ** 2);
  return {
    parts: parts.length,
    paidMinor,
    meanDaysLate,
    spreadDays: Math.sqrt(variance),
    termsDays: weightedMean(parts, ({ termsDays }) => termsDays),
    latestDaysLate: parts.reduce((latest, { daysLate }) => Math.max(latest, daysLate), -Infinity),
  };
}

/**
 * Days late to expect of what is unpaid `lateBy` days after its due date (below 0 before it): the mean of the parts that
 * were paid later than that, weighted by amount, rounded to whole days, which is later than `lateBy`. It is the mean
 * residual life of survival analysis, from the customer's own payments.
 * @returns null where none was paid that late
 */
export function expectedDaysLate(parts: readonly PaidPart[], lateBy: number): number | null {
  const later = parts.filter(({ daysLate, amountMinor }) => daysLate > lateBy && amountMinor > 0);
  return later.length === 0 ? null : Math.round(weightedMean(later, ({ daysLate }) => daysLate));
}

function weightedMean(parts: readonly PaidPart[], valueOf: (part: PaidPart) => number): number {
  let [weight, sum] = [0, 0];
  for (const part of parts) {
    weight += part.amountMinor;
    sum += part.amountMinor * valueOf(part);
  }
  return sum / weight;
}
