import type { Commitments } from './commitments.ts';
import type { Day } from './day.ts';
import { createDayTotals, type DayTotals } from './day-totals.ts';
import type { SignalEvent, SignalKind } from './events.ts';
import { newInvoice, type InvoiceFacts, type PaymentFacts } from './facts.ts';
import type { MasterData } from './master.ts';
import { createSeen, type SeenEvents } from './seen.ts';
import { createSeries, type DaySeries, type SeriesLayout } from './series.ts';
import { createSettlementOrder, type SettlementOrder } from './streak.ts';

/** One customer's ledger: the facts, and the sums that follow from them. Treat it as opaque. */
export interface Ledger {
  today: Day;
  readonly invoices: Map<string, InvoiceFacts>;
  readonly payments: Map<string, PaymentFacts>;
  /** Per kind the signals that are or can come to be the latest in force, newest first. */
  readonly signals: Map<SignalKind, readonly SignalEvent[]>;
  master: MasterData | null;
  seen: SeenEvents;
  /** Everything ever booked; bounded, so that no sum of amounts can pass 2^53. */
  grossMinor: number;
  unappliedMinor: number;
  /** Open amounts by due date, undisputed and disputed. */
  readonly clean: DaySeries;
  disputed: DaySeries | null;
  /** Invoiced, by issue date. */
  readonly invoiced: DaySeries;
  /** Payments, the parts they settled and the invoices they settled, by date. */
  readonly paid: DaySeries;
  /** What went wrong with invoices and payments, by date. */
  incidents: DaySeries | null;
  /** Dunning notices and complaints, by date. */
  notices: DaySeries | null;
  readonly settlements: SettlementOrder;
  /** What came in on the latest days with a payment, in the base currency. */
  readonly paymentDays: DayTotals;
  commitments: Commitments | null;
}

/** Past due: 0 not due, 1 1–30 days, 2 31–60, 3 61–90, 4 more. */
export const DUE: SeriesLayout = { columns: 5, bounds: [1, 31, 61, 91], forgets: false };
/** 0 the future, 1–12 the months of 30 days back from today, 13 the rest of 365 days, 14 older. */
export const INVOICED: SeriesLayout = {
  columns: 2,
  bounds: [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 360, 365],
  forgets: true,
};
/** 0 the future, 1 the last 30 days, 2 the rest of 90, 3 the rest of 365, 4 older. */
const WINDOWS = [0, 30, 90, 365];
export const PAID: SeriesLayout = { columns: 12, bounds: WINDOWS, forgets: true };
export const INCIDENTS: SeriesLayout = { columns: 4, bounds: WINDOWS, forgets: true };
export const DUNNING_LEVELS = 9;
export const NOTICES: SeriesLayout = { columns: DUNNING_LEVELS + 1, bounds: WINDOWS, forgets: true };

/** An empty ledger whose business date is `today`. */
export function createLedger(today: Day): Ledger {
  return {
    today,
    invoices: new Map(),
    payments: new Map(),
    signals: new Map(),
    master: null,
    seen: createSeen(),
    grossMinor: 0,
    unappliedMinor: 0,
    clean: createSeries(DUE, today),
    disputed: null,
    invoiced: createSeries(INVOICED, today),
    paid: createSeries(PAID, today),
    incidents: null,
    notices: null,
    settlements: createSettlementOrder(),
    paymentDays: createDayTotals(),
    commitments: null,
  };
}

/** The customer's master data, or null before the first CustomerEvent. */
export function masterDataOf(ledger: Ledger): MasterData | null {
  return ledger.master;
}

/** The invoice of that id; an unknown one gets a placeholder on which facts wait. */
export function invoiceOf(ledger: Ledger, invoiceId: string): InvoiceFacts {
  let invoice = ledger.invoices.get(invoiceId);
  if (invoice === undefined) {
    invoice = newInvoice(invoiceId);
    ledger.invoices.set(invoiceId, invoice);
  }
  return invoice;
}

/* Most customers never have a dispute, an incident or a notice: these series come into being with the first. */

export function disputedOf(ledger: Ledger): DaySeries {
  return (ledger.disputed ??= createSeries(DUE, ledger.today));
}

export function incidentsOf(ledger: Ledger): DaySeries {
  return (ledger.incidents ??= createSeries(INCIDENTS, ledger.today));
}

export function noticesOf(ledger: Ledger): DaySeries {
  return (ledger.notices ??= createSeries(NOTICES, ledger.today));
}
