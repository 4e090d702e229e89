import type { Evidence } from './condition.ts';
import type { Day } from './day.ts';
import type { LevelName, RiskSourceName, ScorePoints } from './decision.ts';
import type { LocalText } from './document.ts';
import type { Loss } from './loss.ts';
import type { Defaulted, Probation } from './state.ts';
import type { RecommendedTerms } from './terms.ts';

/** Points for values in [from, to); null at an end that is open. */
export interface StandingBin {
  readonly from: number | null;
  readonly to: number | null;
  readonly points: number;
}

/** A characteristic's line in the table of points, with all bins. */
export interface PointsLine extends ScorePoints {
  /** What it measures: an indicator or `signals.KIND.number`. */
  readonly measure: string;
  readonly source: string;
  readonly missingPoints: number;
  /** In rising order; together they hold every number once. */
  readonly bins: readonly StandingBin[];
  /** Which of the bins the value fell into; null where it is missing. */
  readonly bin: number | null;
}

export interface OverrideLine {
  readonly id: string;
  readonly title: LocalText;
  /** Sets the grade, or lets it be no better (`cap`) or no worse (`floor`) than that. */
  readonly effect: 'grade' | 'cap' | 'floor';
  readonly grade: string;
  readonly fired: boolean;
  readonly evidence: readonly Evidence[];
}

export interface RuleLine {
  readonly ruleId: string;
  readonly title: LocalText;
  readonly riskSource: RiskSourceName;
  readonly nextStep: LocalText;
  /** The warning is open. */
  readonly isOpen: boolean;
  readonly warningId: string | null;
  readonly raisedOn: Day | null;
  readonly severity: LevelName | null;
  /** The raise condition holds on a material amount. */
  readonly isRaising: boolean;
  /** Since when it has held without a break, where it must hold for `forDays` first; null otherwise. */
  readonly pendingSince: Day | null;
  readonly forDays: number;
  readonly clearForDays: number;
  /** Of the raise condition and the material amount. */
  readonly raise: readonly Evidence[];
  /** Of the clear level; empty where the rule clears when it no longer raises. */
  readonly clear: readonly Evidence[];
}

export interface GradeLine {
  readonly grade: string;
  /** Null for the last one, which takes every score. */
  readonly minScore: number | null;
  readonly probabilityOfDefault: number;
  readonly probationDays: number;
}

/** Everything that a policy says of a customer at one moment, with what it follows from. Amounts: base currency minor units. */
export interface Standing extends Loss {
  readonly customerId: string;
  readonly asOf: Day;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly segmentId: string;
  readonly segmentTitle: LocalText;
  readonly currency: string;
  readonly openMinor: number;
  readonly overdueMinor: number;
  readonly grade: string;
  readonly score: number;
  readonly behaviourScore: number;
  readonly externalScore: number | null;
  readonly recommendedLimitMinor: number;
  /** By the grade and the limit. */
  readonly terms: RecommendedTerms;
  /** The day of the next assessment even if nothing happens; null where the terms name no frequency. */
  readonly nextReviewOn: Day | null;
  /** The better grade that has been earned and is waited for. */
  readonly probation: Probation | null;
  readonly defaulted: Defaulted | null;
  /** More points than its `minScore` that a better grade asks of one who climbs. */
  readonly marginPoints: number;
  /** Best first. */
  readonly grades: readonly GradeLine[];
  readonly points: readonly PointsLine[];
  readonly overrides: readonly OverrideLine[];
  readonly rules: readonly RuleLine[];
  readonly sourcesPresent: readonly string[];
  readonly sourcesMissing: readonly string[];
}
