import type { AlertingConfig, Route } from './config.ts';
import type { Facts, Severity } from './facts.ts';
import type { Silence } from './input.ts';
import type { Acknowledgement, Held, HeldReason, Message, Notice } from './output.ts';
import { rulesOf, type Rules } from './rules.ts';
import { createTimers, earliestMs, type Timer, type Timers } from './timers.ts';

/** What a target is still to be told about one warning, or about one thing that happened. */
export interface News {
  readonly urging: null;
  readonly target: string;
  readonly customerId: string;
  /** Null where it is about no warning. */
  readonly warning: Warning | null;
  /** As of the notice; of a warning its own count. */
  readonly facts: Facts;
  /** Decides urgency and times. */
  route: Route;
  readonly notices: Notice[];
  at: Place;
  /** What is on record about holding it back: why, and how many of its notices. */
  recorded: { readonly reason: HeldReason; readonly by: string | null; readonly notices: number } | null;
}

/** That a target is to be told once more what is open: nobody has acknowledged it. */
export interface Urge {
  readonly urging: {
    readonly kind: 'ESCALATION' | 'REMINDER';
    readonly routeName: string;
    readonly rung: number | null;
  };
  readonly target: string;
  readonly customerId: string;
  at: Place;
}

export type Entry = News | Urge;

/** Where an entry is: nowhere before and after, in a lane, or held back. */
export type Place =
  | { readonly is: 'nowhere' }
  | { readonly is: 'waiting'; readonly lane: Lane }
  | { readonly is: 'held'; readonly reason: HeldReason; readonly among: Set<Entry> };

export const NOWHERE: Place = { is: 'nowhere' };

/** An open warning, or one that is over and of which something is still to be told. */
export interface Warning {
  readonly warningId: string;
  facts: Facts;
  /** What was last said of it. */
  latest: Notice;
  isOpen: boolean;
  /** Targets that know of it, with the route by which they were told. */
  readonly told: Map<string, string>;
  /** What targets are still to be told, waiting or held back: one entry a target. */
  readonly untold: Map<string, News>;
}

/** The rungs of one route for one episode of a customer. */
export interface Ladder {
  readonly routeName: string;
  startedMs: number;
  /** Rung that comes next, from 0. */
  next: number;
  readonly timer: Timer<Due>;
}

export interface Reminder {
  readonly routeName: string;
  readonly timer: Timer<Due>;
}

/** A rule that was announced to a target a while ago. */
export interface Cooling {
  readonly target: string;
  /** What was announced: a worse one is announced at once. */
  severity: Severity | null;
  readonly held: Set<Entry>;
  readonly timer: Timer<Due>;
}

/** One customer or portfolio about which something is open, in hand or cooling down. */
export interface Subject {
  readonly customerId: string;
  readonly warnings: Map<string, Warning>;
  acknowledgement: Acknowledgement | null;
  readonly acknowledgementTimer: Timer<Due>;
  assignee: string | null;
  /** By route. */
  readonly ladders: Map<string, Ladder>;
  /** By target. */
  readonly reminders: Map<string, Reminder>;
  /** By target and rule. */
  readonly cooling: Map<string, Cooling>;
  /** Kept back by a worse warning. */
  readonly inhibited: Set<Entry>;
  /** Escalations and reminders that wait or are held back. */
  readonly urges: Set<Urge>;
}

/** What goes to a target together. */
export interface Lane {
  readonly key: string;
  readonly target: string;
  readonly kind: 'GROUP' | 'DAILY' | 'STORM' | 'URGE';
  /** Whether it waits for working hours. */
  readonly isPatient: boolean;
  readonly entries: Set<Entry>;
  /** When its last message was decided; null before the first. */
  lastMs: number | null;
  intervalMs: number;
  readonly timer: Timer<Due>;
}

/** Everything that waits for one target, and when it was last told something. */
export interface Outbox {
  readonly target: string;
  readonly lanes: Map<string, Lane>;
  /** Times of the messages of the last minute, ascending. */
  readonly sentMs: number[];
}

export interface ActiveSilence {
  readonly silence: Silence;
  readonly held: Set<Entry>;
  readonly timer: Timer<Due>;
}

/** What a timer is for. */
export type Due =
  | { readonly due: 'lane'; readonly lane: Lane }
  | { readonly due: 'silence'; readonly silenceId: string }
  | { readonly due: 'acknowledgement'; readonly customerId: string }
  | { readonly due: 'rung'; readonly customerId: string; readonly routeName: string }
  | { readonly due: 'reminder'; readonly customerId: string; readonly target: string }
  | { readonly due: 'cooling'; readonly customerId: string; readonly key: string };

/** What is open, waiting, held back and due. Changed by steps only; what is over leaves it. */
export interface AlertingState {
  rules: Rules;
  nowMs: number;
  /** Position of the input in hand, and how many messages it has brought about. */
  position: number;
  ordinal: number;
  readonly subjects: Map<string, Subject>;
  readonly outboxes: Map<string, Outbox>;
  readonly silences: Map<string, ActiveSilence>;
  /** The same by customer; those that name none stand under the empty name. */
  readonly silencesOf: Map<string, Set<ActiveSilence>>;
  readonly timers: Timers<Due>;
  /** Subjects of which something may have come to an end. */
  readonly review: Set<Subject>;
  messages: Message[];
  held: Held[];
}

/**
 * Before the first input. The configuration must be free of problems; a `configured` input replaces it.
 * Give the same to every replay of the same log.
 */
export const initialState = (config: AlertingConfig): AlertingState => ({
  rules: rulesOf(config),
  nowMs: Number.NEGATIVE_INFINITY,
  position: -1,
  ordinal: 0,
  subjects: new Map(),
  outboxes: new Map(),
  silences: new Map(),
  silencesOf: new Map(),
  timers: createTimers(),
  review: new Set(),
  messages: [],
  held: [],
});

/**
 * When the next thing is due, in milliseconds since 1970: by then an input has to come, `time-passed` if no other.
 * Null when nothing is.
 */
export const nextDueMs = (state: AlertingState): number | null => earliestMs(state.timers);
