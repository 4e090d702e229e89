import type { Day, Instant, InvoicePart, Severity } from './case.ts';

export const ACT_KINDS = [
  'ACKNOWLEDGE',
  'START',
  'ASSIGN',
  'NOTE',
  'PROMISE',
  'DISPUTE',
  'RESOLVE_DISPUTE',
  'SNOOZE',
  'WAKE',
  'APPROVE_ACTION',
  'REFUSE_ACTION',
  'RESOLVE',
  'WRITE_OFF',
  'HAND_TO_LEGAL',
  'REOPEN',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** What a person does. Fields that a kind does not speak of are null, empty or false. */
export interface CaseAct {
  /** The same id again on the same case changes nothing. */
  readonly actId: string;
  readonly caseId: string;
  readonly customerId: string;
  readonly kind: ActKind;
  readonly by: string;
  readonly comment: string | null;
  /** The day on which it is done, in the business's calendar. */
  readonly businessDate: Day;
  /** ASSIGN: who is to work on it; null for nobody. */
  readonly assignee: string | null;
  /** ACKNOWLEDGE, SNOOZE: the end; of an acknowledgement null for none. */
  readonly until: Instant | null;
  /** PROMISE: the day by which the customer is to pay. */
  readonly promisedDate: Day | null;
  /** PROMISE, DISPUTE, RESOLVE_DISPUTE: what it is about. */
  readonly invoices: readonly InvoicePart[];
  /** APPROVE_ACTION, REFUSE_ACTION: the recommended action. */
  readonly actionId: string | null;
  readonly actionKind: string | null;
  readonly approvalRequired: boolean;
}

/** A warning as its raising or its escalation tells it. Amounts are base currency minor units. */
export interface WarningTold {
  readonly warningId: string;
  readonly customerId: string;
  readonly ruleId: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly nextStepEn: string;
  readonly nextStepZh: string;
  readonly severity: Severity;
  /** Business date of the decision. */
  readonly asOf: Day;
  readonly openMinor: number;
  readonly overdueMinor: number;
  readonly expectedLossMinor: number | null;
  readonly currency: string;
  readonly segment: string | null;
  readonly region: string | null;
  readonly grade: string | null;
  readonly owner: string | null;
  /** Days by which the oldest undisputed item is overdue, where the evidence says so; else null. */
  readonly daysPastDue: number | null;
}

/** One record of the alerts' log. `at` is the record's own time, or the time that `TimePassed` tells. */
export type CaseInput = { readonly at: Instant } & (
  | { readonly type: 'warning-raised'; readonly warning: WarningTold }
  | { readonly type: 'warning-escalated'; readonly warning: WarningTold }
  | {
      readonly type: 'warning-cleared';
      readonly warningId: string;
      readonly customerId: string;
      readonly openMinor: number;
      readonly overdueMinor: number;
    }
  | { readonly type: 'rating-changed'; readonly customerId: string; readonly grade: string }
  | { readonly type: 'act'; readonly act: CaseAct }
  | {
      readonly type: 'promise-settled';
      readonly caseId: string;
      readonly promiseId: string;
      readonly kept: boolean;
      readonly settledOn: Day;
    }
  | { readonly type: 'time-passed' }
);
