import type { Day } from '../day.ts';
import type { InvoiceEvent, PaymentEvent, SignalEvent } from '../events.ts';
import { dayOfEvent } from './oracleItems.ts';

/* Orders, cover, habits and statements, recounted from the list of events. */

type Booked = (amount: number, currency: string) => bigint;

const newestFirst = (a: SignalEvent, b: SignalEvent): number =>
  b.occurredAt - a.occurredAt || (a.eventId < b.eventId ? 1 : -1);

function grouped(signals: readonly SignalEvent[], key: (s: SignalEvent) => string): SignalEvent[][] {
  return [...Map.groupBy(signals.toSorted(newestFirst), key).values()];
}

const worth = (s: SignalEvent, booked: Booked): bigint => {
  const amount = Math.floor(s.numbers['amountMinor'] ?? 0);
  return s.texts['currency'] === undefined ? BigInt(amount) : booked(amount, s.texts['currency']);
};

const total = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

export function oracleCover(
  signals: readonly SignalEvent[],
  invoices: readonly InvoiceEvent[],
  today: Day,
  booked: Booked,
) {
  const inForce = (s: SignalEvent): boolean => s.validUntil === null || s.validUntil >= today;
  const latest = (kind: string): SignalEvent[] =>
    grouped(
      signals.filter((s) => s.kind === kind && inForce(s)),
      (s) => s.texts['id'] ?? '',
    ).map(([newest]) => newest!);
  const isCollateral = (s: SignalEvent): boolean => s.texts['type'] === 'collateral';
  const cancelled = new Set(invoices.filter((e) => e.kind === 'CANCELLED').map((e) => e.invoiceId));
  const invoiced = new Set(
    invoices.filter((e) => e.kind === 'ISSUED' && !cancelled.has(e.invoiceId)).map((e) => e.orderId),
  );
  const orders = signals.filter((s) => s.kind === 'ORDER' && inForce(s) && today - dayOfEvent(s) < 90);
  const waiting = grouped(orders, (s) => s.texts['orderId'] ?? s.eventId).filter(
    ([s]) => !invoiced.has(s!.texts['orderId']),
  );
  const sum = (list: readonly SignalEvent[]): bigint => total(list.map((s) => worth(s, booked)));
  return {
    orders: sum(waiting.map(([newest]) => newest!)),
    guarantees: sum(latest('GUARANTEE').filter((s) => !isCollateral(s))),
    collateral: sum(latest('GUARANTEE').filter(isCollateral)),
    insurance: sum(latest('CREDIT_INSURANCE')),
  };
}

/** Amounts above 0 by day, ascending. */
function byDay(amounts: readonly (readonly [Day, bigint])[]): [Day, number][] {
  return [
    ...Map.groupBy(
      amounts.filter(([, amount]) => amount > 0n),
      ([day]) => day,
    ),
  ]
    .map(([day, rows]): [Day, number] => [day, Number(total(rows.map(([, amount]) => amount)))])
    .sort(([a], [b]) => a - b);
}

export function oracleHabits(
  signals: readonly SignalEvent[],
  standing: readonly PaymentEvent[],
  booked: Booked,
) {
  const paid = byDay(standing.map((p) => [p.paymentDate, booked(p.amountMinor, p.currency)]));
  const orders = grouped(
    signals.filter((s) => s.kind === 'ORDER'),
    (s) => s.texts['orderId'] ?? s.eventId,
  );
  const ordered = byDay(orders.map(([newest]) => [dayOfEvent(newest!), worth(newest!, booked)]));
  const gaps = paid.flatMap(([day], i) => (i === 0 ? [] : [day - paid[i - 1]![0]]));
  return {
    gapZ: oracleZ(gaps),
    amountZ: oracleZ(paid.map(([, amount]) => amount)),
    orderZ: oracleZ(ordered.map(([, amount]) => amount)),
  };
}

function oracleZ(all: readonly number[]): number | null {
  const values = all.toReversed().slice(0, 24);
  if (values.length < 8) return null;
  const middle = (list: readonly number[]): number => {
    const sorted = list.toSorted((a, b) => a - b);
    const at = (sorted.length - 1) / 2;
    return (sorted[Math.floor(at)]! + sorted[Math.ceil(at)]!) / 2;
  };
  const mad = middle(values.map((v) => Math.abs(v - middle(values))));
  return mad === 0 ? null : (values[0]! - middle(values)) / 1.4826 / mad;
}

export function oracleStatement(signals: readonly SignalEvent[], today: Day) {
  const nothing = {
    currentRatio: null,
    quickRatio: null,
    debtToAssets: null,
    altmanZ: null,
    altmanZone: null,
    operatingMargin: null,
    salesToPriorYear: null,
  };
  const statement = signals
    .filter((s) => s.kind === 'FINANCIAL_STATEMENT' && (s.validUntil === null || s.validUntil >= today))
    .sort(newestFirst)[0];
  if (statement === undefined) return nothing;
  const n = (name: string): number => statement.numbers[name] ?? NaN;
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const positive = (value: number): number => (value > 0 ? value : NaN);
  const liabilities = positive(n('currentLiabilities'));
  const [z, distress, safe] = oracleAltman(n, statement.texts['firm']);
  return {
    currentRatio: known(n('currentAssets') / liabilities),
    quickRatio: known((n('currentAssets') - n('inventory')) / liabilities),
    debtToAssets: known(n('totalLiabilities') / positive(n('totalAssets'))),
    altmanZ: known(z),
    altmanZone: Number.isNaN(z)
      ? null
      : [distress, safe].filter((mark, i) => (i ? z > mark : z >= mark)).length,
    operatingMargin: known(
      (Number.isNaN(n('operatingProfit')) ? n('ebit') : n('operatingProfit')) / positive(n('sales')),
    ),
    salesToPriorYear: known(n('sales') / positive(n('salesPriorYear'))),
  };
}

function oracleAltman(n: (name: string) => number, firm: string | undefined): [number, number, number] {
  const or = (a: number, b: number): number => (Number.isNaN(a) ? b : a);
  const assets = n('totalAssets') > 0 ? n('totalAssets') : NaN;
  const debt = n('totalLiabilities') > 0 ? n('totalLiabilities') : NaN;
  const x1 = or(n('workingCapital'), n('currentAssets') - n('currentLiabilities')) / assets;
  const x2 = n('retainedEarnings') / assets;
  const x3 = n('ebit') / assets;
  const book = or(n('bookEquity'), assets - debt) / debt;
  const x5 = n('sales') / assets;
  const isNamed = firm === 'listed' || firm === 'private' || firm === 'non-manufacturer';
  const guess = !Number.isNaN(n('marketCap'))
    ? 'listed'
    : Number.isNaN(n('sales'))
      ? 'non-manufacturer'
      : 'private';
  switch (isNamed ? firm : guess) {
    case 'listed':
      return [1.2 * x1 + 1.4 * x2 + 3.3 * x3 + (0.6 * n('marketCap')) / debt + x5, 1.81, 2.99];
    case 'private':
      return [0.717 * x1 + 0.847 * x2 + 3.107 * x3 + 0.42 * book + 0.998 * x5, 1.23, 2.9];
    default:
      return [6.56 * x1 + 3.26 * x2 + 6.72 * x3 + 1.05 * book, 1.1, 2.6];
  }
}
