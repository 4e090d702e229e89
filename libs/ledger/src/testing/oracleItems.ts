import type { Day } from '../day.ts';
import type { InvoiceEvent, OverdueEvent, PaymentEvent } from '../events.ts';

/* The facts of invoices and payments, worked out from a list of events in no particular order. */

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

export const dayOfEvent = (event: { readonly occurredAt: number }): Day =>
  Math.floor(event.occurredAt / 86_400_000);

function byStamp(a: { occurredAt: number; eventId: string }, b: typeof a): number {
  return a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1);
}

export function standingPayments(events: readonly PaymentEvent[]): PaymentEvent[] {
  const gone = new Set(events.filter((e) => e.kind === 'REVERSED').map((e) => e.paymentId));
  const standing = events.filter((e) => e.kind === 'RECEIVED' && !gone.has(e.paymentId));
  return [...new Map(standing.map((e) => [e.paymentId, e])).values()];
}

export function reversalDays(events: readonly PaymentEvent[]): Day[] {
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

export function bookedParts(payment: PaymentEvent, booked: Booked): { parts: bigint[]; rest: bigint } {
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

export function invoiceItem(
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
