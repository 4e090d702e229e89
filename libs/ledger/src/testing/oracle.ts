import type { Day } from '../day.ts';
import type { LedgerInput } from '../events.ts';
import type { Indicators } from '../indicators/registry.ts';
import type { Book } from '../outcome.ts';
import { oracleCountback, oracleIndex } from './oracleFormulas.ts';
import {
  bookedParts,
  dayOfEvent,
  invoiceItem,
  reversalDays,
  standingPayments,
  type OracleItem,
} from './oracleItems.ts';
import { oraclePromises } from './oraclePromises.ts';
import { oracleCover, oracleHabits, oracleStatement } from './oracleSignals.ts';

/*
 * The indicators once more, from nothing but the list of events and a day: no state, no order of arrival, every sum
 * a loop over everything, in BigInt. Slow and plain on purpose.
 */

export function oracle(inputs: readonly LedgerInput[], today: Day, book: Book): Indicators {
  const events = [...new Map(inputs.map((input) => [input.record.eventId, input])).values()];
  const of = <T extends LedgerInput['type']>(type: T) =>
    events.filter((e) => e.type === type).map((e) => e.record as Extract<LedgerInput, { type: T }>['record']);
  const invoiceEvents = of('InvoiceEvent');
  const overdueEvents = of('OverdueEvent');
  const payments = standingPayments(of('PaymentEvent'));
  const booked = (amount: number, currency: string): bigint => BigInt(book(amount, currency)!);
  const ids = new Set([
    ...invoiceEvents.map((e) => e.invoiceId),
    ...payments.flatMap((p) => p.allocations.map((a) => a.invoiceId)),
  ]);
  let unapplied = 0n;
  const items: OracleItem[] = [];
  for (const id of ids) {
    const result = invoiceItem(id, invoiceEvents, payments, overdueEvents, booked);
    unapplied += result.unapplied;
    if (result.item !== null) items.push(result.item);
  }
  for (const payment of payments) unapplied += bookedParts(payment, booked).rest;

  const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
  const inWindow = (date: Day, n: number): boolean => date > today - n && date <= today;
  const open = items.filter((i) => i.isOpen);
  const overdue = open.filter((i) => i.dueDate < today);
  const clean = overdue.filter((i) => !i.disputed);
  const aged = (from: number, to: number) =>
    overdue.filter((i) => today - i.dueDate >= from && today - i.dueDate <= to);
  const agedClean = (from: number, to: number) => aged(from, to).filter((i) => !i.disputed);
  const openMinor = sum(open.map((i) => i.open));
  const overdueMinor = sum(overdue.map((i) => i.open));
  const overdueClean = sum(clean.map((i) => i.open));
  const disputed = open.filter((i) => i.disputed);
  const amountOf = (list: readonly OracleItem[]): number => Number(sum(list.map((i) => i.open)));
  const ratio = (a: bigint, b: bigint): number | null => (b === 0n ? null : Number(a) / Number(b));

  const invoicedIn = (n: number): bigint =>
    sum(items.filter((i) => inWindow(i.issueDate, n)).map((i) => i.net));
  const invoicesIn = (n: number): number => items.filter((i) => inWindow(i.issueDate, n)).length;
  const parts = items.flatMap((item) => item.parts.map((part) => ({ ...part, item })));
  const partsIn = (n: number) => parts.filter((p) => inWindow(p.day, n));
  const paidIn = (n: number): bigint => sum(partsIn(n).map((p) => p.booked));
  const writtenOffIn = (n: number): number =>
    Number(
      sum(
        items.map((i) => (i.writtenOff !== null && inWindow(i.writtenOff.day, n) ? i.writtenOff.amount : 0n)),
      ),
    );
  const paymentsIn = (n: number): number => payments.filter((p) => inWindow(p.paymentDate, n)).length;

  const year = partsIn(365);
  const weighted = (days: (p: (typeof year)[number]) => number): bigint =>
    sum(year.map((p) => p.booked * BigInt(days(p))));
  const avgDaysLate = ratio(
    weighted((p) => p.day - p.item.dueDate),
    paidIn(365),
  );
  const settledAll = items
    .filter((i) => i.settledOn !== null)
    .sort((a, b) => a.settledOn! - b.settledOn! || (a.invoiceId < b.invoiceId ? -1 : 1));
  const isLate = (i: OracleItem): boolean => i.settledOn! > i.dueDate;
  const settled = settledAll.filter((i) => inWindow(i.settledOn!, 365));
  const late = settled.filter(isLate);
  const lastInTime = settledAll.findLastIndex((i) => !isLate(i));

  const notices = overdueEvents.filter((e) => e.kind === 'DUNNED' && inWindow(dayOfEvent(e), 365));
  const signals = of('SignalEvent');
  const cover = oracleCover(signals, invoiceEvents, today, booked);
  const covered = openMinor + cover.orders - cover.guarantees - cover.collateral - cover.insurance;
  const exposure = Number(covered < 0n ? 0n : covered);
  const habits = oracleHabits(signals, payments, booked);
  const master = of('CustomerEvent').sort(
    (a, b) => b.occurredAt - a.occurredAt || (a.eventId < b.eventId ? 1 : -1),
  )[0];
  const limit =
    master === undefined || master.creditLimitMinor === null
      ? null
      : master.currency === null
        ? master.creditLimitMinor
        : book(master.creditLimitMinor, master.currency)!;
  const firstDay = Math.min(master?.onboardedOn ?? Infinity, ...items.map((i) => i.issueDate));
  const history = firstDay > today ? 0 : Math.min(365, today - firstDay + 1);
  const perSales = (amount: bigint, n: number): number | null => {
    const invoiced = invoicedIn(n);
    return invoiced === 0n ? null : (Number(amount) / Number(invoiced)) * Math.min(n, history);
  };
  const best = (n: number): number | null => perSales(openMinor - overdueMinor, n);
  // The difference of the two, taken before the division: two large quotients would cancel to noise.
  const delinquent = (n: number): number | null => perSales(openMinor - (openMinor - overdueMinor), n);
  const startOf90 = openMinor - invoicedIn(90) + paidIn(90) + BigInt(writtenOffIn(90));
  const collectable = startOf90 + invoicedIn(90);
  const effectiveness = ratio(collectable - openMinor, collectable - openMinor + overdueMinor);
  const countback = oracleCountback(
    openMinor,
    (month) => invoicedIn(30 * (month + 1)) - invoicedIn(30 * month),
  );
  const trendBefore = invoicedIn(360) - invoicedIn(90);
  const reversals = reversalDays(of('PaymentEvent'));

  return {
    openMinor: Number(openMinor),
    overdueMinor: Number(overdueMinor),
    notDueMinor: Number(openMinor - overdueMinor),
    disputedMinor: amountOf(disputed),
    overdueCleanMinor: Number(overdueClean),
    unappliedMinor: Number(unapplied),
    netOpenMinor: Number(openMinor - unapplied),
    openCount: open.length,
    overdueCount: overdue.length,
    disputedCount: disputed.length,
    ageing1To30Minor: amountOf(aged(1, 30)),
    ageing31To60Minor: amountOf(aged(31, 60)),
    ageing61To90Minor: amountOf(aged(61, 90)),
    ageing91PlusMinor: amountOf(aged(91, Infinity)),
    ageing1To30Count: aged(1, 30).length,
    ageing31To60Count: aged(31, 60).length,
    ageing61To90Count: aged(61, 90).length,
    ageing91PlusCount: aged(91, Infinity).length,
    maxDaysPastDue: Math.max(0, ...clean.map((i) => today - i.dueDate)),
    weightedDaysPastDue:
      ratio(sum(overdue.map((i) => i.open * BigInt(today - i.dueDate))), overdueMinor) ?? 0,
    overdueRatio: ratio(overdueMinor, openMinor) ?? 0,
    overdueCleanRatio: ratio(overdueClean, openMinor) ?? 0,
    exposureMinor: exposure,
    creditLimitMinor: limit,
    utilisation: limit === null ? null : exposure / (limit === 0 ? 1 : limit),
    invoiced30Minor: Number(invoicedIn(30)),
    invoiced90Minor: Number(invoicedIn(90)),
    invoiced365Minor: Number(invoicedIn(365)),
    paid30Minor: Number(paidIn(30)),
    paid90Minor: Number(paidIn(90)),
    paid365Minor: Number(paidIn(365)),
    writtenOff30Minor: writtenOffIn(30),
    writtenOff90Minor: writtenOffIn(90),
    writtenOff365Minor: writtenOffIn(365),
    invoicedCount30: invoicesIn(30),
    invoicedCount90: invoicesIn(90),
    invoicedCount365: invoicesIn(365),
    paymentCount30: paymentsIn(30),
    paymentCount90: paymentsIn(90),
    paymentCount365: paymentsIn(365),
    turnoverTrend: trendBefore === 0n ? null : Number(invoicedIn(90)) / (Number(trendBefore) / 3) - 1,
    avgDaysToPay: ratio(
      weighted((p) => p.day - p.item.issueDate),
      paidIn(365),
    ),
    avgDaysLate,
    lateRatio: settled.length === 0 ? null : late.length / settled.length,
    lateAmountRatio: ratio(sum(late.map((i) => i.net)), sum(settled.map((i) => i.net))),
    onTimeRatio: settled.length === 0 ? null : (settled.length - late.length) / settled.length,
    latePaymentStreak: settledAll.length - 1 - lastInTime,
    paymentIndex: avgDaysLate === null ? null : oracleIndex(avgDaysLate),
    partialPaymentRatio: year.length === 0 ? null : year.filter((p) => p.partial).length / year.length,
    reversedPayments365: reversals.filter((d) => inWindow(d, 365)).length,
    brokenPromises365: oraclePromises(overdueEvents, items).filter((d) => inWindow(d, 365)).length,
    maxDunningLevel365: Math.max(0, ...notices.map((e) => e.dunningLevel ?? 1)),
    complaints365: signals.filter((s) => s.kind === 'COMPLAINT' && inWindow(dayOfEvent(s), 365)).length,
    dsoSimple90: perSales(openMinor, 90),
    dsoSimple365: perSales(openMinor, 365),
    dsoCountback: countback.days,
    dsoCountbackIsLowerBound: countback.isLowerBound,
    overdueCleanCount: clean.length,
    ageing1To30CleanMinor: amountOf(agedClean(1, 30)),
    ageing31To60CleanMinor: amountOf(agedClean(31, 60)),
    ageing61To90CleanMinor: amountOf(agedClean(61, 90)),
    ageing91PlusCleanMinor: amountOf(agedClean(91, Infinity)),
    ageing1To30CleanCount: agedClean(1, 30).length,
    ageing31To60CleanCount: agedClean(31, 60).length,
    ageing61To90CleanCount: agedClean(61, 90).length,
    ageing91PlusCleanCount: agedClean(91, Infinity).length,
    maxDaysPastDueAll: Math.max(0, ...overdue.map((i) => today - i.dueDate)),
    weightedDaysPastDueClean:
      ratio(sum(clean.map((i) => i.open * BigInt(today - i.dueDate))), overdueClean) ?? 0,
    ordersMinor: Number(cover.orders),
    guaranteesMinor: Number(cover.guarantees),
    collateralMinor: Number(cover.collateral),
    insuranceMinor: Number(cover.insurance),
    dsoSimple30: perSales(openMinor, 30),
    bestPossibleDso90: best(90),
    bestPossibleDso365: best(365),
    averageDaysDelinquent90: delinquent(90),
    averageDaysDelinquent365: delinquent(365),
    collectionEffectiveness: effectiveness === null ? null : 100 * effectiveness,
    historyDays: history,
    paymentGapZ: habits.gapZ,
    paymentAmountZ: habits.amountZ,
    orderAmountZ: habits.orderZ,
    ...oracleStatement(signals, today),
  };
}
