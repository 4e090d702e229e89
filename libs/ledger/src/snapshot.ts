import type { Day } from './day.ts';
import { setCommitments, type Commitment } from './commitments.ts';
import { contributionOf, NOTHING } from './contribution.ts';
import { countPayment, postReversal } from './apply/payment.ts';
import type { SignalEvent } from './events.ts';
import type { InvoiceFacts, PaymentFacts } from './facts.ts';
import { createLedger, noticesOf, type Ledger } from './ledger.ts';
import type { MasterData } from './master.ts';
import { post } from './postings.ts';
import { addSeen, createSeen, seenHashes } from './seen.ts';
import { addToSeries } from './series.ts';

/** Raise it with every change of shape or meaning: an older snapshot is then not read but rebuilt from the log. */
export const SNAPSHOT_VERSION = 2;

/** A ledger's facts as plain data. The sums are left out: they follow from the facts. */
export interface LedgerSnapshot {
  readonly version: number;
  readonly today: Day;
  readonly invoices: readonly InvoiceFacts[];
  readonly payments: readonly PaymentFacts[];
  readonly signals: readonly SignalEvent[];
  readonly commitments: readonly { readonly key: string; readonly kept: readonly Commitment[] }[];
  readonly master: MasterData | null;
  readonly notices: readonly { readonly day: Day; readonly values: readonly number[] }[];
  readonly seen: readonly number[];
  readonly grossMinor: number;
}

/** A deep copy of the facts, safe to keep or to write as JSON. */
export function snapshotLedger(ledger: Ledger): LedgerSnapshot {
  return {
    version: SNAPSHOT_VERSION,
    today: ledger.today,
    invoices: [...ledger.invoices.values()].map((invoice) => ({ ...invoice })),
    payments: [...ledger.payments.values()].map((payment) => ({ ...payment })),
    signals: [...ledger.signals.values()].flat(),
    commitments: [...(ledger.commitments?.kept ?? [])].map(([key, kept]) => ({ key, kept })),
    master: ledger.master,
    notices: noticeCells(ledger),
    seen: seenHashes(ledger.seen),
    grossMinor: ledger.grossMinor,
  };
}

/** The ledger of a snapshot, or null where the snapshot is of another version. */
export function restoreLedger(snapshot: LedgerSnapshot): Ledger | null {
  if (snapshot.version !== SNAPSHOT_VERSION) return null;
  const ledger = createLedger(snapshot.today);
  ledger.master = snapshot.master;
  ledger.grossMinor = snapshot.grossMinor;
  ledger.seen = createSeen(snapshot.seen.length);
  for (const hash of snapshot.seen) addSeen(ledger.seen, hash);
  for (const signal of snapshot.signals)
    ledger.signals.set(signal.kind, [...(ledger.signals.get(signal.kind) ?? []), signal]);
  for (const { day, values } of snapshot.notices) addToSeries(noticesOf(ledger), day, values);
  for (const { key, kept } of snapshot.commitments) setCommitments(ledger, key, kept);
  for (const invoice of snapshot.invoices) {
    ledger.invoices.set(invoice.invoiceId, { ...invoice });
    post(ledger, invoice.invoiceId, NOTHING, contributionOf(invoice));
  }
  for (const payment of snapshot.payments) restorePayment(ledger, payment);
  return ledger;
}

function restorePayment(ledger: Ledger, payment: PaymentFacts): void {
  ledger.payments.set(payment.paymentId, { ...payment });
  if (payment.reversed !== null) postReversal(ledger, payment.reversed);
  else if (payment.received !== null) countPayment(ledger, payment.received);
}

function noticeCells(ledger: Ledger): LedgerSnapshot['notices'] {
  const { notices } = ledger;
  if (notices === null) return [];
  const { columns, bounds } = notices.layout;
  const cells = notices.days.map((day, i) => ({
    day,
    values: notices.cells.slice(i * columns, (i + 1) * columns),
  }));
  return cells.slice(notices.passed[bounds.length - 1]);
}
