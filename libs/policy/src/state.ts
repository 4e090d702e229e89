import type { Level } from './document.ts';
import type { Day } from './day.ts';

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

/** What was last published in a RiskAssessed. */
export interface Assessment {
  readonly policyId: string;
  readonly policyVersion: string;
  readonly segmentId: string;
  readonly score: number;
  readonly grade: string;
  readonly limitMinor: number;
  /** Ids of the overrides that applied. */
  readonly overrides: readonly string[];
  /** Points by characteristic at the last change of grade: a change names what moved since then. */
  readonly pointsAtGrade: Readonly<Record<string, number>>;
}

/** Everything that policy remembers of a customer: plain JSON data. */
export interface RiskState {
  readonly assessment: Assessment | null;
  readonly probation: Probation | null;
  /** By rule id. */
  readonly open: Readonly<Record<string, OpenWarning>>;
  /** By rule id: since when the raise condition has held of a rule that asks for a duration. */
  readonly pending: Readonly<Record<string, Day>>;
  readonly actions: Readonly<Record<string, OpenAction>>;
}

/** A customer of whom nothing has been said yet. */
export function initialRisk(): RiskState {
  return { assessment: null, probation: null, open: {}, pending: {}, actions: {} };
}
