import type { Calendar, Span } from '@foreshock/calendar';
import type { NoticeEvent } from './facts.ts';
import type { Match } from './match.ts';

/**
 * How soon somebody wants to know. NOW: after the group wait, at any hour outside the target's quiet hours.
 * WORKING_HOURS: then, or with the next working hour of the target. DIGEST: in the next daily digest.
 * RECORD_ONLY: never; it is on record.
 */
export type Urgency = 'NOW' | 'WORKING_HOURS' | 'DIGEST' | 'RECORD_ONLY';

/** A name of a receiver or target, or `collector`: whoever the case is assigned to, or else the customer's owner. */
export type Recipient = string;
export const COLLECTOR = 'collector';

/** How one target may be told; where and by which channel is not known here. */
export interface TargetRules {
  readonly language: 'en' | 'zh';
  /** When its people work; absent: the company's calendar. */
  readonly calendar?: Calendar;
  /** Local minutes of every day in which nothing is sent, whatever its urgency; it waits for their end. */
  readonly quiet?: readonly Span[];
  /** Messages in any 60 s; absent: no cap. What is beyond it waits and comes as a digest. */
  readonly perMinute?: number;
  /** Most notices in one digest, 500 if absent: a longer one is cut into several. */
  readonly digestMost?: number;
}

/** One rung: who is told when nobody has acknowledged. */
export interface EscalationStep {
  /** Working time since the first notice of the episode, by the route's calendar. */
  readonly afterMs: number;
  readonly to: readonly Recipient[];
}

/** Warnings that a matcher takes, and who is told how. */
export interface Route {
  /** Unique; survives edits of the file, so that a running escalation finds its rungs again. */
  readonly name: string;
  readonly match: Match;
  /** Absent: RAISED, ESCALATED and CLEARED. */
  readonly events?: readonly NoticeEvent[];
  readonly to: readonly Recipient[];
  readonly urgency: Urgency;
  /** Before the first message of a group goes out: what comes meanwhile goes with it. 0 to an hour. */
  readonly groupWaitMs: number;
  /** Between two messages of a group. A second to a day. */
  readonly groupIntervalMs: number;
  /** Until a target is reminded of what is still open and not acknowledged; absent: never. An hour at least. */
  readonly repeatIntervalMs?: number;
  /** Minute of the local day (0 to 1439) for DIGEST, 480 (08:00) if absent. */
  readonly digestAtMinute?: number;
  /** Ascending in time. */
  readonly escalation: readonly EscalationStep[];
  /** What the time of escalation is counted by; absent: the company's calendar. */
  readonly calendar?: Calendar;
}

/** An open warning that `source` admits keeps back the others of the same customer that `target` admits. */
export interface InhibitRule {
  readonly source: Match;
  readonly target: Match;
}

/**
 * Everything that decides whom is told what and when. A warning goes by every route that takes it, to each target once, in
 * the manner of the first of them. Plain data, kept unchanged.
 */
export interface AlertingConfig {
  /** The company's working hours. */
  readonly calendar: Calendar;
  readonly targets: Readonly<Record<string, TargetRules>>;
  /** People and teams: each is one target or several. A target's own name serves too. */
  readonly receivers: Readonly<Record<string, readonly string[]>>;
  /** Receiver of each collector, by the name that owners and assignees have. */
  readonly collectors: Readonly<Record<string, Recipient>>;
  /** Who stands in for a collector that is not known. */
  readonly team: Recipient | null;
  readonly routes: readonly Route[];
  readonly inhibit: readonly InhibitRule[];
  /** A rule of one customer is announced as raised to a target at most once in this time, unless it gets worse. */
  readonly coolDownMs: number;
  /** Who is told of a case that missed its time. */
  readonly caseOverdueTo: readonly Recipient[];
}

/** The worst severity keeps back the lesser ones of the same customer. */
export const USUAL_INHIBITION: readonly InhibitRule[] = [
  { source: { severity: ['HIGH'] }, target: { severity: ['MEDIUM', 'LOW'] } },
];
