/** Milliseconds since 1970, of the log's records. */
export type Instant = number;
/** Days since 1970-01-01. */
export type Day = number;

export type Severity = 'HIGH' | 'MEDIUM' | 'LOW';

/** Where people stand with a case. PROMISED is shown while a promise is pending; it is never kept as a stage. */
export type Stage = 'OPEN' | 'ACKNOWLEDGED' | 'IN_PROGRESS' | 'LEGAL' | 'RESOLVED' | 'WRITTEN_OFF';
export type CaseState = Stage | 'PROMISED';

export interface CaseWarning {
  readonly warningId: string;
  readonly ruleId: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly nextStepEn: string;
  readonly nextStepZh: string;
  readonly severity: Severity;
  readonly raisedOn: Day;
  readonly isOpen: boolean;
}

/** An invoice of a promise or a dispute; the amount in minor units of its currency, null for all that is open. */
export interface InvoicePart {
  readonly invoiceId: string;
  readonly amountMinor: number | null;
}

export interface CasePromise {
  /** The id of the act that noted it. */
  readonly promiseId: string;
  readonly madeOn: Day;
  readonly promisedDate: Day;
  readonly invoices: readonly InvoicePart[];
  readonly state: 'PENDING' | 'KEPT' | 'BROKEN';
  readonly settledOn: Day | null;
}

export interface CaseDispute extends InvoicePart {
  /** The id of the act that noted it. */
  readonly disputeId: string;
  readonly reason: string | null;
  readonly isOpen: boolean;
}

export interface CaseActionDecision {
  readonly actionId: string;
  readonly kind: string | null;
  readonly decision: 'APPROVED' | 'REFUSED';
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

/** What the machine says of the customer. */
export interface MachineSide {
  readonly warnings: readonly CaseWarning[];
  /** Worst of the open warnings; of the last one when none is open. */
  readonly severity: Severity;
  /** Since when all warnings are clear; null while one is open. */
  readonly clearSince: Instant | null;
  readonly segment: string | null;
  readonly region: string | null;
  readonly grade: string | null;
  readonly owner: string | null;
  /** Base currency minor units, at the last event that told them. */
  readonly openMinor: number;
  readonly overdueMinor: number;
  readonly expectedLossMinor: number | null;
  readonly currency: string;
  readonly daysPastDue: number | null;
}

/** What people did. */
export interface HumanSide {
  readonly stage: Stage;
  readonly assignee: string | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedUntil: Instant | null;
  readonly snoozedUntil: Instant | null;
  readonly snoozedSeverity: Severity | null;
  readonly promises: readonly CasePromise[];
  readonly disputes: readonly CaseDispute[];
  readonly actions: readonly CaseActionDecision[];
  readonly touchedAt: Instant | null;
  readonly closedAt: Instant | null;
}

/** What has to happen by when. `since` is what the time counts from. */
export interface Due {
  readonly kind: 'RESPOND' | 'NEXT_STEP';
  readonly since: Instant;
  readonly at: Instant;
  readonly isMissed: boolean;
}

/** One customer, one episode. The two sides never change each other, but for a warning that opens a resolved case again. */
export interface Case {
  readonly caseId: string;
  readonly customerId: string;
  readonly revision: number;
  readonly openedAt: Instant;
  readonly reopenings: number;
  /** From when an untaken case waits for somebody. */
  readonly waitingSince: Instant;
  /** When a promise was last settled: from then on the next step is due again. */
  readonly resumedAt: Instant | null;
  readonly machine: MachineSide;
  readonly human: HumanSide;
  readonly due: Due | null;
}
