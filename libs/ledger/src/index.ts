export { advanceTo, nextChangeDay } from './advance.ts';
export { applyEvent, hasTaken } from './apply.ts';
export { dayOf, type Day } from './day.ts';
export type * from './events.ts';
export {
  computeIndicators,
  fillerOf,
  INDICATORS,
  indicatorsOf,
  NO_INDICATORS,
  type IndicatorName,
  type Indicators,
} from './indicators/registry.ts';
export { carriedIndicators } from './indicators/carry.ts';
export type { Carry, IndicatorDefinition, Unit } from './indicators/definition.ts';
export {
  invoicesOf,
  paymentsOf,
  type InvoiceDocument,
  type InvoicePayment,
  type InvoicePromise,
  type PaymentDocument,
} from './documents.ts';
export { keepsPromise } from './keeps-promise.ts';
export { judgementsOf, type Judgement, type JudgementsInForce } from './judgements.ts';
export { createLedger, dropLedger, masterDataOf, type Ledger } from './ledger.ts';
export type { MasterData } from './master.ts';
export { openInvoicesOf, paidPartsOf, type OpenInvoice, type PaidPart } from './open-invoices.ts';
export type { Book, Outcome, Reject, RejectReason } from './outcome.ts';
export { signalsOf, type SignalsInForce } from './signals.ts';
export { restoreLedger, snapshotLedger, SNAPSHOT_VERSION, type LedgerSnapshot } from './snapshot.ts';
export { createStore, storeBytes, type Store } from './store.ts';
