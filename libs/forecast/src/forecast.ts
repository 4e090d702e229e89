import type { StampedDecision } from '@foreshock/engine';
import { paidPartsOf, type Day } from '@foreshock/ledger';
import type { Standing } from '@foreshock/policy';
import { habitOf, type PaymentHabit } from './habit.ts';
import { usualPayments, type PlannedPayment } from './payment-plan.ts';
import { paymentRecord } from './records.ts';
import { ledgerOf, nextDay, standing, startRun, take, today, type Run } from './run.ts';
import type { Situation } from './situation.ts';

export type ForecastMode = 'no-payments' | 'as-usual';

/** A decision that would come, and the customer on that evening. */
export interface ForecastEntry {
  readonly day: Day;
  readonly decision: StampedDecision;
  readonly standing: Standing;
}

export interface Forecast {
  readonly customerId: string;
  readonly mode: ForecastMode;
  readonly from: Day;
  readonly until: Day;
  readonly habit: PaymentHabit | null;
  /** What is assumed to be paid; empty without payments. */
  readonly payments: readonly PlannedPayment[];
  readonly before: Standing;
  readonly after: Standing;
  /** In the order in which they would be published. */
  readonly entries: readonly ForecastEntry[];
}

/** Runs the clock forward, a day at a time, to and including `until`: what the core would decide on each. */
export function forecast(situation: Situation, mode: ForecastMode, until: Day): Forecast {
  const run = startRun(situation);
  const before = standing(run);
  const ledger = ledgerOf(run);
  const habit = habitOf(paidPartsOf(ledger));
  const payments = mode === 'as-usual' ? usualPayments(ledger) : [];
  const entries: ForecastEntry[] = [];
  while (today(run) < until) {
    const decisions = [...nextDay(run), ...pay(run, payments)];
    if (decisions.length === 0) continue;
    const now = standing(run);
    for (const decision of decisions) entries.push({ day: today(run), decision, standing: now });
  }
  const { customerId, businessDate: from } = situation;
  return { customerId, mode, from, until, habit, payments, before, after: standing(run), entries };
}

/** The payments of this day, each invoice by one of its own. */
export function pay(run: Run, plan: readonly PlannedPayment[]): readonly StampedDecision[] {
  const on = today(run);
  return plan
    .filter(({ paidOn }) => paidOn === on)
    .flatMap(({ invoiceId, leftMinor, currency }) => {
      const invoices = [{ invoiceId, leftMinor }];
      return take(run, paymentRecord(run.customerId, invoiceId, on, leftMinor, currency, invoices)).decisions;
    });
}
