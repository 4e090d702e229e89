import type { Level } from './document.ts';
import type { Day } from './day.ts';
import { EMPTY_DIARY, type Diary } from './diary.ts';

/** One episode of a rule: from its raising to its clearing. */
export interface OpenWarning {
  readonly warningId: string;
  readonly raisedOn: Day;
  readonly severity: Level;
  /** Since when the clear level has held; null while it does not. */
  readonly clearingSince: Day | null;
}

/** A measure that is recommended at present, under its kind. */
export interface OpenAction {
  readonly dueInDays: number;
  readonly approval: boolean;
}

/** The grade for which a better one has been earned since a day, not yet given. */
export interface Probation {
  readonly grade: string;
  readonly since: Day;
}

/** A customer in default, until the probation without any reason for it is over. */
export interface Defaulted {
  readonly since: Day;
  /** Since when no reason has held; null while one does. */
  readonly curingSince: Day | null;
}

/** What was last published in a RiskAssessed. */
export interface Assessment {
  readonly policyId: string;
  readonly policyVersion: string;
  readonly segmentId: string;
  readonly score: number;
  readonly grade: string;
  /** Without judgement: it goes on by itself under a judged grade, and is there when that ends. */
  readonly computedGrade: string;
  readonly limitMinor: number;
  readonly computedLimitMinor: number;
  /** Event ids of the judgements in force. */
  readonly judgements: readonly string[];
  readonly inDefault: boolean;
  /** Ids of the overrides that applied. */
  readonly overrides: readonly string[];
  /** Points by characteristic at the last change of grade: a change names what moved since then. */
  readonly pointsAtGrade: Readonly<Record<string, number>>;
}

/** Where a customer stands: plain JSON data. Most have it in common with others, and then it is one object for all. */
export interface RiskState {
  readonly assessment: Assessment | null;
  readonly probation: Probation | null;
  readonly defaulted: Defaulted | null;
  /** By rule id. */
  readonly open: Readonly<Record<string, OpenWarning>>;
  /** By rule id: since when the raise condition has held of a rule that asks for a duration. */
  readonly pending: Readonly<Record<string, Day>>;
  readonly actions: Readonly<Record<string, OpenAction>>;
  /** Names of the values whose past the diary tells, by their place in it. */
  readonly pastNames: readonly string[];
}

/** Everything that policy remembers of a customer. */
export interface Memory {
  readonly risk: RiskState;
  readonly diary: Diary;
}

/** The one empty map of all customers, so that a quiet one costs nothing. */
export const NONE: Readonly<Record<string, never>> = Object.freeze({});

const NEW: RiskState = Object.freeze({
  assessment: null,
  probation: null,
  defaulted: null,
  open: NONE,
  pending: NONE,
  actions: NONE,
  pastNames: Object.freeze([]),
});

const NOTHING: Memory = Object.freeze({ risk: NEW, diary: EMPTY_DIARY });

/** A customer of whom nothing has been said yet. */
export function initialRisk(): RiskState {
  return NEW;
}

/** What is remembered of such a one. */
export function initialMemory(): Memory {
  return NOTHING;
}

/** The map without one of its keys. */
export function without<T>(map: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _, ...rest } = map;
  return orNone(rest);
}

/** The shared empty map in place of an empty one. */
export function orNone<T>(map: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  for (const _ in map) return map;
  return NONE;
}
