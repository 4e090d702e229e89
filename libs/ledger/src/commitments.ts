import { dayOf, type Day } from './day.ts';
import { addToDay, createDayTotals, type DayTotals } from './day-totals.ts';
import type { SignalEvent } from './events.ts';
import { invoiceMarks } from './invoices.ts';
import { CANCELLED } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { rareOf } from './rare.ts';
import { addToSeries, createSeries, nextSeriesChange, type DaySeries, type SeriesLayout } from './series.ts';
import { keepLatest } from './signals.ts';

/** An order that nobody has invoiced counts this many days, its own day among them. */
export const ORDER_HORIZON_DAYS = 90;
/** The last day of what has no end. */
const NO_END: Day = 1_000_000;

/** What a commitment adds to, as columns of a series. */
export const COMMITMENT_COLUMN = { orders: 0, guarantees: 1, collateral: 2, insurance: 3 } as const;
const COLUMNS = 4;
/** 0 in force, 1 over. */
const BY_END: SeriesLayout = { columns: COLUMNS, bounds: [1], forgets: true };

/** An order, a guarantee or an insurance as one event tells it. */
export interface Commitment {
  readonly occurredAt: number;
  readonly eventId: string;
  readonly lastDay: Day;
  /** In the base currency. */
  readonly bookedMinor: number;
  readonly column: number;
}

/**
 * Orders, guarantees, collateral and insurance. Most customers have none, so this comes into being with the first.
 * `byEnd` holds what each key adds on each day: at a commitment's last day its amount, less that of the older one
 * which then comes back into force.
 */
export interface Commitments {
  /** By kind and id, newest first, each longer in force than the newer ones. */
  readonly kept: Map<string, readonly Commitment[]>;
  /** How many standing invoices name the order. */
  readonly invoices: Map<string, number>;
  readonly byEnd: DaySeries;
  readonly orderDays: DayTotals;
}

/** Of these kinds several may be in force at once, told apart by an id. */
export type CommitmentKind = 'ORDER' | 'GUARANTEE' | 'CREDIT_INSURANCE';

export function isCommitment(event: SignalEvent): event is SignalEvent & { readonly kind: CommitmentKind } {
  return event.kind === 'ORDER' || event.kind === 'GUARANTEE' || event.kind === 'CREDIT_INSURANCE';
}

/** Takes a commitment into the sums; the latest in force of those with the same id counts. */
export function noteCommitment(
  ledger: Ledger,
  event: SignalEvent & { readonly kind: CommitmentKind },
  bookedMinor: number,
): void {
  const { occurredAt, eventId } = event;
  const commitment: Commitment = {
    occurredAt,
    eventId,
    lastDay: lastDayOf(event),
    bookedMinor,
    column: columnOf(event),
  };
  const key = keyOf(event);
  const { kept } = commitmentsOf(ledger);
  setCommitments(
    ledger,
    key,
    keepLatest([...(kept.get(key) ?? []), commitment], ({ lastDay }) => lastDay),
  );
}

/** Replaces what is known under one key. */
export function setCommitments(ledger: Ledger, key: string, after: readonly Commitment[]): void {
  const commitments = commitmentsOf(ledger);
  const before = commitments.kept.get(key) ?? [];
  const counts = !isInvoiced(commitments, key);
  if (counts) addCells(commitments.byEnd, before, -1);
  commitments.kept.delete(key);
  addOrder(commitments, key, before[0], -1);
  commitments.kept.set(key, after);
  addOrder(commitments, key, after[0], 1);
  if (counts) addCells(commitments.byEnd, after, 1);
}

/** One standing invoice more (1) or less (−1) names the order. */
export function countOrderInvoice(ledger: Ledger, orderId: string, change: 1 | -1): void {
  const commitments = ledger.rare?.commitments ?? null;
  if (commitments === null) return;
  const before = commitments.invoices.get(orderId) ?? 0;
  if (before + change === 0) commitments.invoices.delete(orderId);
  else commitments.invoices.set(orderId, before + change);
  const versions = commitments.kept.get(orderKey(orderId));
  if (versions === undefined) return;
  if (before === 0) addCells(commitments.byEnd, versions, -1);
  else if (before + change === 0) addCells(commitments.byEnd, versions, 1);
}

/** The first day on which a commitment is no longer in force, or null. */
export function nextCommitmentChange(ledger: Ledger): Day | null {
  const next = nextSeriesChange(ledger.rare?.commitments?.byEnd ?? null);
  return next === null || next > NO_END ? null : next;
}

function commitmentsOf(ledger: Ledger): Commitments {
  return (rareOf(ledger).commitments ??= {
    kept: new Map(),
    invoices: invoicesByOrder(ledger),
    byEnd: createSeries(BY_END, ledger.today),
    orderDays: createDayTotals(),
  });
}

function invoicesByOrder(ledger: Ledger): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [row, orderId] of rareOf(ledger).orderIds)
    if ((invoiceMarks(ledger, row) & CANCELLED) === 0) counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
  return counts;
}

function addOrder(commitments: Commitments, key: string, newest: Commitment | undefined, sign: 1 | -1): void {
  if (newest === undefined || newest.column !== COMMITMENT_COLUMN.orders) return;
  addToDay(commitments.orderDays, dayOf(newest.occurredAt), sign * newest.bookedMinor, () =>
    orderAmounts(commitments),
  );
}

function* orderAmounts({ kept }: Commitments): Iterable<{ day: Day; amountMinor: number }> {
  for (const [newest] of kept.values())
    if (newest?.column === COMMITMENT_COLUMN.orders)
      yield { day: dayOf(newest.occurredAt), amountMinor: newest.bookedMinor };
}

function addCells(byEnd: DaySeries, versions: readonly Commitment[], sign: 1 | -1): void {
  versions.forEach(({ lastDay, bookedMinor, column }, i) => {
    const values = new Array<number>(COLUMNS).fill(0);
    values[column] = sign * bookedMinor;
    const older = versions[i + 1];
    if (older !== undefined) values[older.column]! -= sign * older.bookedMinor;
    addToSeries(byEnd, lastDay, values);
  });
}

function columnOf({ kind, texts }: SignalEvent): number {
  if (kind === 'ORDER') return COMMITMENT_COLUMN.orders;
  if (kind === 'CREDIT_INSURANCE') return COMMITMENT_COLUMN.insurance;
  return texts['type'] === 'collateral' ? COMMITMENT_COLUMN.collateral : COMMITMENT_COLUMN.guarantees;
}

function lastDayOf({ kind, validUntil, occurredAt }: SignalEvent): Day {
  const until = validUntil ?? NO_END;
  return kind === 'ORDER' ? Math.min(until, dayOf(occurredAt) + ORDER_HORIZON_DAYS - 1) : until;
}

/** An order without an id stands alone; guarantees and insurances without one replace each other. */
function keyOf({ kind, texts, eventId }: SignalEvent): string {
  return kind === 'ORDER' ? orderKey(texts['orderId'] || eventId) : `${kind} ${texts['id'] ?? ''}`;
}

function orderKey(orderId: string): string {
  return `ORDER ${orderId}`;
}

function isInvoiced({ invoices }: Commitments, key: string): boolean {
  return key.startsWith('ORDER ') && (invoices.get(key.slice('ORDER '.length)) ?? 0) > 0;
}
