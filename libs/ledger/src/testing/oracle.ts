import type { Day } from '../day.ts';
import type { InvoiceEvent, LedgerInput, OverdueEvent, PaymentEvent } from '../events.ts';
import type { Indicators } from '../indicators/registry.ts';
import type { Book } from '../outcome.ts';
import { oraclePromises } from './oraclePromises.ts';

/*
 * The indicators once more, from nothing but the list of events and a day: no state, no order of arrival, every sum
 * a loop over everything, in BigInt. Slow and plain on purpose.
 */

export interface OracleItem {
  readonly invoiceId: string;
  readonly issueDate: Day;
  readonly dueDate: Day;
  readonly net: bigint;
  readonly documentNet: bigint;
  readonly open: bigint;
  readonly isOpen: boolean;
  readonly disputed: boolean;
  readonly writtenOff: { readonly day: Day; readonly amount: bigint } | null;
  readonly settledOn: Day | null;
  readonly parts: readonly OraclePart[];
}

export interface OraclePart {
  readonly day: Day;
  readonly booked: bigint;
  readonly document: bigint;
  readonly partial: boolean;
}

const dayOfEvent = (event: { readonly occurredAt: number }): Day => Math.floor(event.occurredAt / 86_400_000);

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
  const cover = (kind: string): bigint => {
    const inForce = signals
      .filter((s) => s.kind === kind && (s.validUntil === null || s.validUntil >= today))
      .sort((a, b) => b.occurredAt - a.occurredAt || (a.eventId < b.eventId ? 1 : -1))[0];
    return BigInt(Math.max(0, Math.floor(inForce?.numbers['amountMinor'] ?? 0)));
  };
  const covered = openMinor - cover('GUARANTEE') - cover('CREDIT_INSURANCE');
  const exposure = Number(covered < 0n ? 0n : covered);
  const master = of('CustomerEvent').sort(
    (a, b) => b.occurredAt - a.occurredAt || (a.eventId < b.eventId ? 1 : -1),
  )[0];
  const limit =
    master === undefined || master.creditLimitMinor === null
      ? null
      : master.currency === null
        ? master.creditLimitMinor
        : book(master.creditLimitMinor, master.currency)!;
  const firstDay = Math.min(today, master?.onboardedOn ?? today, ...items.map((i) => i.issueDate));
  const history = today - firstDay + 1;
  const simple = (n: number): number | null => {
    const invoiced = invoicedIn(n);
    return invoiced === 0n ? null : (Number(openMinor) / Number(invoiced)) * Math.min(n, history);
  };
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
    dsoSimple90: simple(90),
    dsoSimple365: simple(365),
    dsoCountback: countback.days,
    dsoCountbackIsLowerBound: countback.isLowerBound,
  };
}

function byStamp(a: { occurredAt: number; eventId: string }, b: typeof a): number {
  return a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1);
}

function standingPayments(events: readonly PaymentEvent[]): PaymentEvent[] {
  const gone = new Set(events.filter((e) => e.kind === 'REVERSED').map((e) => e.paymentId));
  const standing = events.filter((e) => e.kind === 'RECEIVED' && !gone.has(e.paymentId));
  return [...new Map(standing.map((e) => [e.paymentId, e])).values()];
}

function reversalDays(events: readonly PaymentEvent[]): Day[] {
  const first = new Map<string, PaymentEvent>();
  for (const event of events.filter((e) => e.kind === 'REVERSED').sort(byStamp))
    if (!first.has(event.paymentId)) first.set(event.paymentId, event);
  return [...first.values()].map(dayOfEvent);
}

type Booked = (amount: number, currency: string) => bigint;

/** a × b / c, half to even. */
function share(a: bigint, b: bigint, c: bigint): bigint {
  const whole = (a * b) / c;
  const rest = (a * b) % c;
  if (rest * 2n === c) return whole % 2n === 0n ? whole : whole + 1n;
  return rest * 2n > c ? whole + 1n : whole;
}

function bookedParts(payment: PaymentEvent, booked: Booked): { parts: bigint[]; rest: bigint } {
  const total = booked(payment.amountMinor, payment.currency);
  const upTo = (count: number): bigint => {
    const amount = payment.allocations.slice(0, count).reduce((a, b) => a + BigInt(b.amountMinor), 0n);
    return amount === 0n ? 0n : share(amount, total, BigInt(payment.amountMinor));
  };
  const parts = payment.allocations.map((_, i) => upTo(i + 1) - upTo(i));
  return { parts, rest: total - upTo(payment.allocations.length) };
}

interface Source {
  readonly day: Day;
  readonly id: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly booked: bigint;
}

function invoiceItem(
  id: string,
  invoiceEvents: readonly InvoiceEvent[],
  payments: readonly PaymentEvent[],
  overdueEvents: readonly OverdueEvent[],
  booked: Booked,
): { unapplied: bigint; item: OracleItem | null } {
  const mine = invoiceEvents.filter((e) => e.invoiceId === id);
  const kind = (k: string) => mine.filter((e) => e.kind === k).sort(byStamp);
  const bySourceOrder = (a: Source, b: Source): number =>
    a.day - b.day || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const money: Source[] = payments
    .flatMap((p) => {
      const { parts } = bookedParts(p, booked);
      return p.allocations.map((a, i) => ({ a, p, part: parts[i]! }));
    })
    .filter(({ a }) => a.invoiceId === id)
    .map(({ a, p, part }) => ({
      day: p.paymentDate,
      id: p.paymentId,
      amount: BigInt(a.amountMinor),
      currency: p.currency,
      booked: part,
    }))
    .sort(bySourceOrder);
  const credits: Source[] = kind('CREDIT_NOTE')
    .map((e) => ({
      day: dayOfEvent(e),
      id: e.eventId,
      amount: BigInt(e.amountMinor),
      currency: e.currency,
      booked: booked(e.amountMinor, e.currency),
    }))
    .sort(bySourceOrder);
  const all = (sources: readonly Source[]): bigint => sources.reduce((a, s) => a + s.booked, 0n);
  const issue = kind('ISSUED')[0];
  if (kind('CANCELLED').length > 0) return { unapplied: all(money), item: null };
  if (issue === undefined) return { unapplied: all(money) + all(credits), item: null };

  const terms = kind('AMENDED').at(-1) ?? issue;
  const amount = BigInt(terms.amountMinor);
  const amountBooked = booked(terms.amountMinor, terms.currency);
  const claim = (s: Source): bigint => {
    if (s.currency === terms.currency) return s.amount;
    if (s.booked === 0n) return 0n;
    return amountBooked === 0n ? amount : share(s.booked, amount, amountBooked);
  };
  const inBase = (document: bigint): bigint => (document === 0n ? 0n : share(document, amountBooked, amount));
  let unapplied = 0n;
  let net = amount;
  for (const credit of credits) {
    const used = claim(credit) < net ? claim(credit) : net;
    unapplied += credit.booked - (used === 0n ? 0n : share(credit.booked, used, claim(credit)));
    net -= used;
  }
  const parts: OraclePart[] = [];
  let paid = 0n;
  for (const source of money) {
    const used = claim(source) < net - paid ? claim(source) : net - paid;
    unapplied += source.booked - (used === 0n ? 0n : share(source.booked, used, claim(source)));
    if (used === 0n) continue;
    const partBooked = inBase(paid + used) - inBase(paid);
    paid += used;
    parts.push({ day: source.day, booked: partBooked, document: used, partial: paid < net });
  }
  const rest = inBase(net) - inBase(paid);
  const writeOff = kind('WRITTEN_OFF')[0];
  const dispute = overdueEvents
    .filter((e) => e.invoiceId === id && (e.kind === 'DISPUTED' || e.kind === 'DISPUTE_RESOLVED'))
    .sort(byStamp)
    .at(-1);
  const coveredBy = (date: Day): bigint =>
    [...credits, ...money].filter((s) => s.day <= date).reduce((a, s) => a + claim(s), 0n);
  const days = [...credits, ...money].map((s) => s.day).sort((a, b) => a - b);
  const settled = net > 0n && paid === net;
  return {
    unapplied,
    item: {
      invoiceId: id,
      issueDate: issue.issueDate,
      dueDate: terms.dueDate,
      net: inBase(net),
      documentNet: net,
      open: writeOff === undefined ? rest : 0n,
      isOpen: writeOff === undefined && paid < net,
      disputed: dispute?.kind === 'DISPUTED',
      writtenOff: writeOff === undefined ? null : { day: dayOfEvent(writeOff), amount: rest },
      settledOn: settled ? days.find((date) => coveredBy(date) >= amount)! : null,
      parts,
    },
  };
}

function oracleCountback(
  open: bigint,
  salesOf: (month: number) => bigint,
): { days: number | null; isLowerBound: boolean } {
  const sales = Array.from({ length: 12 }, (_, month) => salesOf(month));
  const last = sales.findLastIndex((s) => s > 0n);
  if (last < 0) return { days: null, isLowerBound: false };
  let used = 0n;
  for (const [month, s] of sales.entries()) {
    if (s > 0n && open <= used + s)
      return { days: 30 * month + (30 * Number(open - used)) / Number(s), isLowerBound: false };
    used += s;
  }
  return { days: 30 * (last + 1), isLowerBound: true };
}

/** The payment index read off its published table. */
function oracleIndex(days: number): number {
  const table = [
    [-30, 100],
    [-20, 90],
    [0, 80],
    [15, 70],
    [22, 60],
    [30, 50],
    [60, 40],
    [90, 30],
    [120, 20],
    [177, 1],
  ] as const;
  if (days <= -30) return 100;
  if (days >= 177) return 1;
  const next = table.findIndex(([d]) => d >= days);
  const [d1, i1] = table[next]!;
  const [d0, i0] = table[next - 1]!;
  return (i0 * (d1 - days) + i1 * (days - d0)) / (d1 - d0);
}
