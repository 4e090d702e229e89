import type { NoticeEvent, Portfolio, Severity } from './facts.ts';

/** That somebody has a customer's case in hand. */
export interface Acknowledgement {
  readonly by: string;
  readonly comment: string | null;
  readonly atMs: number;
  /** Null: until the case ends. */
  readonly untilMs: number | null;
}

/** One thing that a message says. */
export interface Notice {
  /** Unique among notices; `<what>/<event>/<position>`. */
  readonly noticeId: string;
  readonly event: NoticeEvent;
  /** Null where it is about no warning. */
  readonly warningId: string | null;
  /** Of a portfolio `dimension/member`. */
  readonly customerId: string;
  readonly portfolio: Portfolio | null;
  readonly ruleId: string | null;
  readonly severity: Severity | null;
  /** When it happened. */
  readonly atMs: number;
  /** What came with the input, unchanged. */
  readonly detail: unknown;
}

/**
 * GROUP: news of one customer or portfolio. DIGEST: news of many. ESCALATION: nobody acknowledged what is open.
 * REMINDER: it is still open. Only news are new: ESCALATION and REMINDER say again what was told.
 */
export type MessageKind = 'GROUP' | 'DIGEST' | 'ESCALATION' | 'REMINDER';

export type Purpose = 'NEWS' | 'ESCALATION' | 'REMINDER';

/** A notice within a message. */
export interface ToldNotice extends Notice {
  /** As of the message; null when nobody has the case in hand. */
  readonly acknowledged: Acknowledgement | null;
  /** Why it is told: in a digest after a storm the three stand side by side. */
  readonly purpose: Purpose;
}

/** One message to one target. */
export interface Message {
  /** Unique, and the same at every replay: position of the deciding input, place in its outcome, target, first notice. */
  readonly messageId: string;
  readonly kind: MessageKind;
  readonly target: string;
  readonly language: 'en' | 'zh';
  /** When it was decided. */
  readonly atMs: number;
  /** Customer or `dimension/member` whom all notices are about; null where there are several. */
  readonly customerId: string | null;
  /** At least one. */
  readonly notices: readonly ToldNotice[];
  /** The rung of an escalation, counted from 1; null for any other message. */
  readonly rung: number | null;
  /** DAILY: the hour of the digest. STORM: more than the target's cap. Null for any other message. */
  readonly digest: 'DAILY' | 'STORM' | null;
}

/**
 * Why a target is not told. Comes out later, if it is still open: SILENCED (`heldBy` the silence), INHIBITED (`heldBy` the
 * worse warning), COOL_DOWN. Never: RECORD_ONLY, NO_ROUTE, CLEARED_FIRST (over before it was told), NOT_ANNOUNCED (the
 * clearing of what was not told), ACKNOWLEDGED (an escalation or reminder that was still waiting), TARGET_GONE.
 */
export type HeldReason =
  | 'SILENCED'
  | 'INHIBITED'
  | 'COOL_DOWN'
  | 'RECORD_ONLY'
  | 'NO_ROUTE'
  | 'CLEARED_FIRST'
  | 'NOT_ANNOUNCED'
  | 'ACKNOWLEDGED'
  | 'TARGET_GONE';

/** A notice that is held back from a target. One that was told already may be held back as an escalation or reminder. */
export interface Held {
  readonly notice: Notice;
  /** Null where no target is concerned. */
  readonly target: string | null;
  readonly purpose: Purpose;
  readonly reason: HeldReason;
  readonly heldBy: string | null;
  readonly atMs: number;
}

/** What one input brought about, in order. */
export interface Outcome {
  readonly messages: readonly Message[];
  readonly held: readonly Held[];
}
