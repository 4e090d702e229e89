import type { AlertingConfig } from './config.ts';
import type { Facts } from './facts.ts';
import type { Match } from './match.ts';

/** What every input has: where it stands on the log, and that record's own time. Several may come of one record. */
interface Recorded {
  readonly position: number;
  /** Milliseconds since 1970. Time never runs back: an earlier one counts as the latest so far. */
  readonly atMs: number;
}

/** An event of a warning. */
export interface WarningInput extends Recorded {
  /** An escalation of a warning that is not known counts as raised; a clearing of one is on record and told to nobody. */
  readonly type: 'warning-raised' | 'warning-escalated' | 'warning-cleared';
  /** Of one episode: not raised again once it was cleared. */
  readonly warningId: string;
  /** Of a clearing only the customer is read: it is told as what was raised. */
  readonly facts: Facts;
  /** Whatever the caller wants back with the notice; never looked at. */
  readonly detail: unknown;
}

/** A change of grade: told once, nothing stays open. */
export interface RatingInput extends Recorded {
  readonly type: 'rating-changed';
  readonly changeId: string;
  readonly direction: 'DOWNGRADE' | 'UPGRADE';
  readonly facts: Facts;
  readonly detail: unknown;
}

/** Nothing that matches is told in `[startsAtMs, endsAtMs)`; what is still open at the end is told then. */
export interface Silence {
  readonly silenceId: string;
  readonly match: Match;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** Who answers for it, and why. */
  readonly setBy: string;
  readonly reason: string;
}

/** The same id again sets the silence anew. */
export interface SilenceSetInput extends Recorded {
  readonly type: 'silence-set';
  readonly silence: Silence;
}

export interface SilenceEndedInput extends Recorded {
  readonly type: 'silence-ended';
  readonly silenceId: string;
}

/** Somebody has the customer's case in hand: no more escalation and reminders, until when if not null. */
export interface AcknowledgedInput extends Recorded {
  readonly type: 'acknowledged';
  readonly customerId: string;
  readonly by: string;
  readonly comment: string | null;
  readonly untilMs: number | null;
}

/** Nobody has it in hand any more; escalation goes on from now with the rungs that are left. */
export interface AcknowledgementEndedInput extends Recorded {
  readonly type: 'acknowledgement-ended';
  readonly customerId: string;
}

/** Who is the collector from now on; null: the customer's owner again. */
export interface AssignedInput extends Recorded {
  readonly type: 'assigned';
  readonly customerId: string;
  readonly assignee: string | null;
}

/** The people's side is done with the case: no more escalation and reminders of what was told, no assignee. */
export interface CaseClosedInput extends Recorded {
  readonly type: 'case-closed';
  readonly customerId: string;
}

/** A case missed the time in which something was to be done. */
export interface CaseOverdueInput extends Recorded {
  readonly type: 'case-overdue';
  readonly caseId: string;
  readonly customerId: string;
  readonly detail: unknown;
}

/** Time alone passed. */
export interface TimePassedInput extends Recorded {
  readonly type: 'time-passed';
}

/**
 * Other rules are in force. What waits for a target that is gone is routed anew. Give it on the log, as a record of its own:
 * a file that is merely read at the start would tell another story of the past at every replay, and lose what waited.
 */
export interface ConfiguredInput extends Recorded {
  readonly type: 'configured';
  readonly config: AlertingConfig;
}

export type AlertingInput =
  | WarningInput
  | RatingInput
  | SilenceSetInput
  | SilenceEndedInput
  | AcknowledgedInput
  | AcknowledgementEndedInput
  | AssignedInput
  | CaseClosedInput
  | CaseOverdueInput
  | TimePassedInput
  | ConfiguredInput;
