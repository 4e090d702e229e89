import type { Day } from './day.ts';

/** Common to all records. `occurredAt` is in milliseconds since 1970-01-01, `eventId` the dedupe key. */
export interface EventBase {
  readonly eventId: string;
  readonly customerId: string;
  readonly occurredAt: number;
  readonly source: string;
}

export type InvoiceKind = 'ISSUED' | 'AMENDED' | 'CANCELLED' | 'WRITTEN_OFF' | 'CREDIT_NOTE';

/**
 * `amountMinor` is the new total for AMENDED, the credited amount for CREDIT_NOTE and not read for CANCELLED and WRITTEN_OFF.
 * `issueDate` is read for ISSUED, `dueDate` for ISSUED and AMENDED.
 */
export interface InvoiceEvent extends EventBase {
  readonly kind: InvoiceKind;
  readonly invoiceId: string;
  readonly issueDate: Day;
  readonly dueDate: Day;
  readonly amountMinor: number;
  readonly currency: string;
  readonly companyCode?: string | null;
  readonly documentType?: string | null;
  readonly orderId?: string | null;
  readonly terms?: string | null;
}

export interface PaymentAllocation {
  readonly invoiceId: string;
  readonly amountMinor: number;
}

/** REVERSED takes back the whole payment of that id; its own amount and allocations are not read. */
export interface PaymentEvent extends EventBase {
  readonly kind: 'RECEIVED' | 'REVERSED';
  readonly paymentId: string;
  readonly paymentDate: Day;
  readonly amountMinor: number;
  readonly currency: string;
  readonly allocations: readonly PaymentAllocation[];
  readonly method?: string | null;
}

export type OverdueKind = 'OVERDUE' | 'DUNNED' | 'PROMISED' | 'DISPUTED' | 'DISPUTE_RESOLVED';

/** `amountMinor` (of a promise) is in the invoice's currency; null means the whole invoice. */
export interface OverdueEvent extends EventBase {
  readonly kind: OverdueKind;
  readonly invoiceId: string;
  readonly dunningLevel: number | null;
  readonly promisedDate: Day | null;
  readonly amountMinor: number | null;
  readonly reason?: string | null;
}

export type Segment = 'LARGE' | 'MEDIUM' | 'SMALL';

/** Master data. A limit without a currency is in the base currency. */
export interface CustomerEvent extends EventBase {
  readonly name: string;
  readonly segment: Segment;
  readonly industry: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly parentId: string | null;
  readonly owner: string | null;
  readonly creditLimitMinor: number | null;
  readonly currency: string | null;
  readonly termsDays: number | null;
  readonly onboardedOn: Day | null;
}

export type SignalKind =
  | 'EXTERNAL_RATING'
  | 'FINANCIAL_STATEMENT'
  | 'GUARANTEE'
  | 'CREDIT_INSURANCE'
  | 'COMPLAINT'
  | 'ORDER'
  | 'CONTRACT'
  | 'MARKET'
  | 'INDUSTRY'
  | 'NEWS';

/** A fact from outside the ledger, in force up to and including `validUntil` (null: until replaced). */
export interface SignalEvent extends EventBase {
  readonly kind: SignalKind;
  readonly numbers: Readonly<Record<string, number>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly validUntil: Day | null;
}

export type JudgementKind = 'GRADE' | 'LIMIT' | 'GRADE_WITHDRAWN' | 'LIMIT_WITHDRAWN';

/** A person sets grade or limit through `validUntil`, or takes that back. `limitMinor` is in `currency`. */
export interface JudgementEvent extends EventBase {
  readonly kind: JudgementKind;
  readonly grade: string | null;
  readonly limitMinor: number | null;
  readonly currency: string | null;
  readonly reason: string;
  readonly validUntil: Day | null;
  readonly decidedBy: string;
  readonly approvedBy: string | null;
}

/** What a customer's ledger reads. */
export type LedgerInput =
  | { readonly type: 'InvoiceEvent'; readonly record: InvoiceEvent }
  | { readonly type: 'PaymentEvent'; readonly record: PaymentEvent }
  | { readonly type: 'OverdueEvent'; readonly record: OverdueEvent }
  | { readonly type: 'CustomerEvent'; readonly record: CustomerEvent }
  | { readonly type: 'SignalEvent'; readonly record: SignalEvent }
  | { readonly type: 'JudgementEvent'; readonly record: JudgementEvent };
