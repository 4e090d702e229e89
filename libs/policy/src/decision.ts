import type { Evidence } from './condition.ts';
import type { Day } from './day.ts';
import type { ActionKind } from './document.ts';
import type { RecommendedTerms } from './terms.ts';

export type LevelName = 'HIGH' | 'MEDIUM' | 'LOW';
export type RiskSourceName = 'CREDIT' | 'MARKET' | 'OPERATIONAL' | 'LEGAL' | 'CONTRACT' | 'CHURN' | 'FRAUD';

/** On every decision: whom it is about and what decided. */
export interface Provenance {
  readonly customerId: string;
  readonly asOf: Day;
  readonly partition: number;
  readonly offset: number;
  readonly policyId: string;
  readonly policyVersion: string;
}

/** Money at stake, base currency minor units. */
export interface Stake {
  readonly openMinor: number;
  readonly overdueMinor: number;
  readonly currency: string;
}

export interface ScorePoints {
  readonly name: string;
  readonly group: 'behaviour' | 'external';
  readonly value: number | null;
  readonly points: number;
}

export interface RiskAssessed extends Provenance, RecommendedTerms {
  readonly policySegment: string;
  readonly score: number;
  readonly behaviourScore: number | null;
  readonly externalScore: number | null;
  readonly grade: string;
  /** Of the grade; 1 in default. */
  readonly probabilityOfDefault: number;
  readonly lossGivenDefault: number;
  readonly exposureAtDefaultMinor: number;
  readonly expectedLossMinor: number;
  /** By the provision matrix. */
  readonly provisionMinor: number;
  readonly inDefault: boolean;
  readonly recommendedLimitMinor: number;
  readonly currency: string;
  readonly points: readonly ScorePoints[];
  readonly overrides: readonly string[];
  readonly sourcesPresent: readonly string[];
  readonly sourcesMissing: readonly string[];
  /** Grade and limit without judgement. */
  readonly computedGrade: string;
  readonly computedLimitMinor: number;
  /** The part of the computed limit that is covered. */
  readonly coveredLimitMinor: number;
  /** Those in force, whether or not they changed anything. */
  readonly judgements: readonly JudgementRecord[];
  readonly nextReviewOn: Day | null;
  /** Made because its review was due. */
  readonly isReview: boolean;
}

/** A judgement in force; a limit in base currency minor units. */
export interface JudgementRecord {
  readonly kind: 'GRADE' | 'LIMIT';
  readonly grade: string | null;
  readonly limitMinor: number | null;
  readonly reason: string;
  readonly decidedBy: string;
  readonly approvedBy: string | null;
  readonly validUntil: Day;
  readonly eventId: string;
}

export interface RatingChanged extends Provenance, Stake {
  readonly ratingChangeId: string;
  readonly direction: 'DOWNGRADE' | 'UPGRADE';
  readonly fromGrade: string;
  readonly toGrade: string;
  readonly score: number;
  readonly probabilityOfDefault: number;
  /** What moved it, in order of weight. */
  readonly reasons: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** The rule as it stood when the decision was taken. */
export interface RuleCopy {
  readonly ruleId: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly riskSource: RiskSourceName;
  readonly nextStepEn: string;
  readonly nextStepZh: string;
  /** Canonical JSON, parameters replaced by their numbers. */
  readonly ruleJson: string;
}

/** A step of the policy's contingency plan, with its dates. */
export interface PlannedStep {
  readonly textEn: string;
  readonly textZh: string;
  readonly responsibleRole: string;
  readonly dueDate: Day;
  readonly approvalRequired: boolean;
  readonly kind: ActionKind | null;
  /** When it goes one level up if it has not been done. */
  readonly escalateOn: Day | null;
}

export interface WarningRaised extends Provenance, Stake, RuleCopy {
  readonly warningId: string;
  readonly severity: LevelName;
  readonly likelihood: LevelName;
  readonly priority: number;
  readonly evidence: readonly Evidence[];
  /** For its severity, in order; empty where the policy has none. */
  readonly contingencyPlan: readonly PlannedStep[];
}

export interface WarningEscalated extends WarningRaised {
  readonly fromSeverity: LevelName;
}

/**
 * `clear-level`, `below-materiality`; open for as long as an episode may be; the policy no longer has the rule, or not
 * for this customer's segment.
 */
export type ClearReason = 'clear-level' | 'below-materiality' | 'max-age' | 'rule-removed' | 'out-of-segment';

/** Why a portfolio's warning clears: `member-gone` when no customer is left in it. */
export type PortfolioClearReason = ClearReason | 'member-gone';

export interface WarningCleared extends Provenance, Stake {
  readonly warningId: string;
  readonly ruleId: string;
  readonly raisedOn: Day;
  readonly reason: ClearReason;
  readonly evidence: readonly Evidence[];
}

/** Kinds of the record since its first version: readers of that know no others, so finer measures go under one of them. */
export type PublishedKind =
  'HOLD' | 'LIMIT' | 'TERMS' | 'GUARANTEE' | 'INSURANCE' | 'PREPAYMENT' | 'COLLECTION_STEP' | 'LEGAL_STEP';

export type Measure =
  'EARLY_PAYMENT_DISCOUNT' | 'INSTALMENTS' | 'TRANSACTION_CAP' | 'COLLATERAL' | 'MONITORING';

export interface CreditActionRecommended extends Provenance {
  readonly actionId: string;
  readonly kind: PublishedKind;
  readonly responsibleRole: string;
  readonly dueDate: Day;
  readonly approvalRequired: boolean;
  /** Null when it follows from the grade. */
  readonly warningId: string | null;
  readonly reason: string;
  readonly limitMinor: number | null;
  readonly termsDays: number | null;
  readonly currency: string;
  /** Null where the kind says all. */
  readonly measure: Measure | null;
  readonly discountRatio: number | null;
  readonly discountDays: number | null;
  readonly instalments: number | null;
  readonly prepaymentRatio: number | null;
  readonly transactionCapMinor: number | null;
  readonly reviewDays: number | null;
}

/** A record of `foreshock.risk`, but for the version of the deciding code. */
export type Decision =
  | { readonly type: 'RiskAssessed'; readonly record: RiskAssessed }
  | { readonly type: 'RatingChanged'; readonly record: RatingChanged }
  | { readonly type: 'WarningRaised'; readonly record: WarningRaised }
  | { readonly type: 'WarningEscalated'; readonly record: WarningEscalated }
  | { readonly type: 'WarningCleared'; readonly record: WarningCleared }
  | { readonly type: 'CreditActionRecommended'; readonly record: CreditActionRecommended };
