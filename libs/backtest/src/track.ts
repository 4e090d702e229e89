import type { Day } from '@foreshock/ledger';
import type { LevelName } from '@foreshock/policy';

/** What a policy is measured against: default, and how many days past due a customer reached. */
export const OUTCOME_KINDS = ['default', 'pastDue30', 'pastDue60', 'pastDue90'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** Something bad that came true. */
export interface Outcome {
  readonly kind: OutcomeKind;
  /** The first day on which it was so, at the day's end. */
  readonly day: Day;
  /** The first day on which it was so no longer; null while it lasts. */
  until: Day | null;
  /** On the first day, base currency minor units. */
  readonly exposureMinor: number;
}

/** One episode of a rule. */
export interface WarningTrack {
  readonly ruleId: string;
  readonly raisedOn: Day;
  readonly severity: LevelName;
  /** The highest that it reached. */
  worst: LevelName;
  /** Null while it is open. */
  clearedOn: Day | null;
}

/** How a customer stood at the end of a day, under the policy in force. Amounts in base currency minor units. */
export interface Standing {
  readonly day: Day;
  readonly grade: string;
  readonly score: number;
  /** Of the grade, within a year; 1 in default. */
  readonly probabilityOfDefault: number;
  readonly exposureMinor: number;
  readonly expectedLossMinor: number;
}

/** What a policy said about one customer over the whole log, and what became of him. */
export interface CustomerTrack {
  readonly customerId: string;
  /** In order of their days. */
  readonly warnings: readonly WarningTrack[];
  /** Days on which a hold of deliveries was recommended. */
  readonly holds: readonly Day[];
  /** By the overdue amounts alone, whatever the policy; `default` among them. In order of their days. */
  readonly outcomes: readonly Outcome[];
  /** By the policy's own definition of default; empty where it has none. */
  readonly defaults: readonly Outcome[];
  /** At ends of months, and at the end of the log, wherever it differs from the one before. */
  readonly standings: readonly Standing[];
}

/** A policy that decided, from a day on. */
export interface PolicyInForce {
  readonly policyId: string;
  readonly version: string;
  readonly since: Day | null;
  readonly baseCurrency: string;
  /** Best first, over all scorecards. */
  readonly grades: readonly string[];
  readonly definesDefault: boolean;
}

/** One partition, or the whole log, under a policy. */
export interface Track {
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Ends of months that the log reached, and its last day. */
  readonly monthEnds: readonly Day[];
  readonly policies: readonly PolicyInForce[];
  readonly customers: readonly CustomerTrack[];
  readonly records: number;
  /** Records that the core refused, as it did on the log. */
  readonly refused: number;
}
