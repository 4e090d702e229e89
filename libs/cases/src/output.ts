import type {
  Case,
  CaseActionDecision,
  CaseDispute,
  CasePromise,
  CaseState,
  CaseWarning,
  Day,
  Due,
  Instant,
  Severity,
} from './case.ts';
import type { CaseAct } from './input.ts';
import type { RefusalCode } from './refusal.ts';

export type ChangeKind =
  | 'OPENED'
  | 'REOPENED_BY_WARNING'
  | 'WARNING_RAISED'
  | 'WARNING_ESCALATED'
  | 'WARNING_CLEARED'
  | 'RATING_CHANGED'
  | 'ACTED'
  | 'PROMISE_KEPT'
  | 'PROMISE_BROKEN'
  | 'ACKNOWLEDGEMENT_ENDED'
  | 'OVERDUE'
  | 'REFUSED'
  | 'REPEATED';

/** What happened to a case. */
export interface Change {
  readonly kind: ChangeKind;
  readonly at: Instant;
  readonly act: CaseAct | null;
  /** The warning, promise or grade that it is about. */
  readonly about: string | null;
  /** Why the act was refused; of a repeated one, why it was refused the first time. */
  readonly refusal: RefusalCode | null;
}

export interface PriorityFactor {
  readonly name: 'SEVERITY' | 'UNATTENDED' | 'PAST_DUE' | 'PROMISE' | 'DISPUTE' | 'DUE' | 'MACHINE' | 'LEGAL';
  readonly value: number;
}

/** A case after a change, field by field as the record of it: what the core says is what is published. */
export interface CaseUpdate {
  readonly caseId: string;
  readonly revision: number;
  readonly customerId: string;
  readonly act: CaseAct | null;
  readonly state: CaseState;
  readonly machine: 'FIRING' | 'CLEAR';
  readonly severity: Severity;
  readonly segment: string | null;
  readonly region: string | null;
  readonly grade: string | null;
  readonly owner: string | null;
  readonly assignee: string | null;
  readonly warnings: readonly CaseWarning[];
  readonly openMinor: number;
  readonly overdueMinor: number;
  readonly expectedLossMinor: number | null;
  readonly currency: string;
  readonly openedAt: Instant;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedUntil: Instant | null;
  readonly snoozedUntil: Instant | null;
  readonly promises: readonly CasePromise[];
  readonly disputes: readonly CaseDispute[];
  readonly actions: readonly CaseActionDecision[];
  readonly dueKind: Due['kind'] | null;
  readonly dueAt: Instant | null;
  readonly isOverdue: boolean;
  readonly touchedAt: Instant | null;
  readonly reopenings: number;
  readonly closedAt: Instant | null;
  readonly priority: number;
  readonly atStakeMinor: number;
  readonly factors: readonly PriorityFactor[];
  readonly change: ChangeKind;
  readonly changedAt: Instant;
  readonly about: string | null;
  readonly refusalCode: RefusalCode | null;
  readonly refusalEn: string | null;
  readonly refusalZh: string | null;
  readonly daysPastDue: Day | null;
  readonly snoozedSeverity: Severity | null;
  readonly clearSince: Instant | null;
}

/** What alerting learns from cases, as inputs of its own. */
export type CaseSignal =
  | {
      readonly type: 'acknowledged';
      readonly customerId: string;
      readonly by: string;
      readonly comment: string | null;
      readonly untilMs: Instant | null;
    }
  | { readonly type: 'acknowledgement-ended'; readonly customerId: string }
  | { readonly type: 'assigned'; readonly customerId: string; readonly assignee: string | null }
  | {
      readonly type: 'case-overdue';
      readonly caseId: string;
      readonly customerId: string;
      readonly due: Due['kind'];
      readonly dueMs: Instant;
      readonly severity: Severity;
      readonly assignee: string | null;
      readonly owner: string | null;
    };

/** What one input led to. */
export interface Stepped {
  readonly updates: readonly CaseUpdate[];
  readonly signals: readonly CaseSignal[];
  /** Ids of acts on cases that the core does not know (never opened, or over for longer than a warning would open them again). */
  readonly unknown: readonly string[];
}

/** A case before and after one change; the pieces that a step is made of. */
export interface Changed {
  readonly after: Case;
  readonly change: Change;
  readonly signals: readonly CaseSignal[];
}
