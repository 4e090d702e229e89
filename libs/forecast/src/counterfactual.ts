import {
  indicatorsOf,
  openInvoicesOf,
  paidPartsOf,
  type Day,
  type Ledger,
  type OpenInvoice,
} from '@foreshock/ledger';
import type { Standing } from '@foreshock/policy';
import { goalsOf, reachedOn, waitingDays, type Goal } from './goal.ts';
import { habitOf } from './habit.ts';
import { invoicesToPay, type Intervention } from './intervention.ts';
import { ledgerOf, standing, startRun } from './run.ts';
import { leastSufficient, type Sufficient } from './search.ts';
import type { Situation } from './situation.ts';

/** A way to a goal, found by trying it on a copy: what has to happen today, and when the goal is reached then. */
export type Way = { readonly on: Day } & (
  | { readonly kind: 'WAIT' }
  | ({ readonly kind: 'PAYMENT'; readonly currency: string } & Sufficient)
  | ({ readonly kind: 'GUARANTEE'; readonly currency: string } & Sufficient)
  | { readonly kind: 'RESOLVE_DISPUTES'; readonly invoiceIds: readonly string[] }
  | {
      readonly kind: 'ON_TIME';
      readonly count: number;
      readonly invoiceMinor: number;
      readonly termsDays: number;
      readonly isOverduePaid: boolean;
    }
);

/** The ways to one goal; none means that nothing that was tried gets there. */
export interface Counterfactual {
  readonly goal: Goal;
  readonly ways: readonly Way[];
}

/** How far ahead time alone is tried, and how many more invoices paid on time. */
const PATIENCE_DAYS = 730;
const MOST_INVOICES = 12;
const MOST_MARKS = 16;
/** In days and minor units, for a customer without any history. */
const FIRST_TERMS_DAYS = 30;
const FIRST_INVOICE_MINOR = 100_000;

/**
 * For each better grade, the nearest first, and each open warning: what would lead there. Where nothing leads to a grade,
 * nothing leads to a better one either, and those are left out.
 */
export function counterfactuals(situation: Situation): readonly Counterfactual[] {
  const run = startRun(situation);
  const now = standing(run);
  const ledger = ledgerOf(run);
  const found: Counterfactual[] = [];
  let isOutOfReach = false;
  for (const goal of goalsOf(now)) {
    if (goal.kind === 'GRADE' && isOutOfReach) continue;
    const ways = waysTo(situation, now, ledger, goal);
    isOutOfReach ||= goal.kind === 'GRADE' && ways.length === 0;
    found.push({ goal, ways });
  }
  return found;
}

function waysTo(situation: Situation, now: Standing, ledger: Ledger, goal: Goal): readonly Way[] {
  const days = waitingDays(now, goal);
  const alone = reachedOn(situation, [], goal, PATIENCE_DAYS);
  const wait: readonly Way[] = alone === null ? [] : [{ kind: 'WAIT', on: alone }];
  // What comes by itself in the same time needs nobody to do anything.
  if (alone !== null && alone <= situation.businessDate + days) return wait;
  const helps = (interventions: readonly Intervention[], more = 0): Day | null =>
    reachedOn(situation, interventions, goal, days + more);
  const ways: (Way | null)[] = [
    payment(openInvoicesOf(ledger), helps),
    guarantee(now, helps),
    resolution(openInvoicesOf(ledger), helps),
  ];
  const found = ways.filter((way) => way !== null);
  const later = found.length > 0 ? null : onTime(ledger, now, helps);
  return [...found, ...(later === null ? [] : [later]), ...wait];
}

type Helps = (interventions: readonly Intervention[], moreDays?: number) => Day | null;

/** A payment of what is open, the oldest due first, in the currency in which most is open. */
function payment(invoices: readonly OpenInvoice[], helps: Helps): Way | null {
  const currency = mainCurrency(invoices);
  if (currency === null) return null;
  const pay = (amountMinor: number): readonly Intervention[] => [{ kind: 'PAYMENT', amountMinor, currency }];
  const sums = runningSums(invoicesToPay(invoices, currency).map(({ leftMinor }) => leftMinor));
  const found = leastSufficient(sums.at(-1)!, marksAmong(sums), (amount) => helps(pay(amount)) !== null);
  return found === null ? null : { kind: 'PAYMENT', currency, ...found, on: helps(pay(found.amount))! };
}

/** A guarantee without an end, up to all that is at risk. */
function guarantee({ exposureAtDefaultMinor, currency }: Standing, helps: Helps): Way | null {
  if (exposureAtDefaultMinor <= 0) return null;
  const secure = (amountMinor: number): readonly Intervention[] => [{ kind: 'GUARANTEE', amountMinor }];
  const found = leastSufficient(exposureAtDefaultMinor, [], (amount) => helps(secure(amount)) !== null);
  return found === null ? null : { kind: 'GUARANTEE', currency, ...found, on: helps(secure(found.amount))! };
}

function resolution(invoices: readonly OpenInvoice[], helps: Helps): Way | null {
  const invoiceIds = invoices.filter(({ disputed }) => disputed).map(({ invoiceId }) => invoiceId);
  if (invoiceIds.length === 0) return null;
  const on = helps(invoiceIds.map((invoiceId) => ({ kind: 'RESOLVE_DISPUTE', invoiceId })));
  return on === null ? null : { kind: 'RESOLVE_DISPUTES', invoiceIds, on };
}

/** All that is overdue is paid, and so many more invoices of the usual size and terms, issued today, on their due date. */
function onTime(ledger: Ledger, { asOf }: Standing, helps: Helps): Way | null {
  const { invoiced365Minor, invoicedCount365 } = indicatorsOf(ledger);
  const invoiceMinor = invoicedCount365 > 0 ? Math.round(invoiced365Minor / invoicedCount365) : 0;
  const habit = habitOf(paidPartsOf(ledger));
  const termsDays = habit === null ? FIRST_TERMS_DAYS : Math.max(0, Math.round(habit.termsDays));
  const amountMinor = invoiceMinor > 0 ? invoiceMinor : FIRST_INVOICE_MINOR;
  const overdue = openInvoicesOf(ledger).filter(({ dueDate, disputed }) => dueDate < asOf && !disputed);
  const paid = overdue.map(({ invoiceId, leftMinor, currency }): Intervention => ({
    kind: 'PAYMENT',
    amountMinor: leftMinor,
    currency,
    invoiceId,
  }));
  const more: Intervention = { kind: 'INVOICE', amountMinor, dueDate: asOf + termsDays };
  for (let count = 1; count <= MOST_INVOICES; count++) {
    const on = helps([...paid, ...new Array<Intervention>(count).fill(more)], termsDays);
    if (on !== null)
      return {
        kind: 'ON_TIME',
        count,
        invoiceMinor: amountMinor,
        termsDays,
        isOverduePaid: paid.length > 0,
        on,
      };
  }
  return null;
}

/** The currency in which most is open, by value. */
function mainCurrency(invoices: readonly OpenInvoice[]): string | null {
  const open = new Map<string, number>();
  for (const { currency, openMinor } of invoices) open.set(currency, (open.get(currency) ?? 0) + openMinor);
  return [...open].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

function runningSums(amounts: readonly number[]): readonly number[] {
  let sum = 0;
  return amounts.map((amount) => (sum += amount));
}

/** With each invoice that a payment settles something may change; of many, evenly spread ones are tried. */
function marksAmong(sums: readonly number[]): readonly number[] {
  if (sums.length <= MOST_MARKS) return sums;
  return sums.filter(
    (_, index) =>
      Math.floor((index * MOST_MARKS) / sums.length) !== Math.floor(((index - 1) * MOST_MARKS) / sums.length),
  );
}
