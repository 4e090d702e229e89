/**
 * A policy as a credit manager writes it: plain data, the same shape in YAML, in canonical JSON on the log and here.
 * A string that starts with `$` in place of a number names a parameter, which a segment may set for itself.
 */

export const RISK_SOURCES = [
  'credit',
  'market',
  'operational',
  'legal',
  'contract',
  'churn',
  'fraud',
] as const;
export type RiskSource = (typeof RISK_SOURCES)[number];

/** Also used for likelihood. */
export const LEVELS = ['low', 'medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];

export const ACTION_KINDS = [
  'HOLD',
  'LIMIT',
  'TERMS',
  'GUARANTEE',
  'INSURANCE',
  'PREPAYMENT',
  'COLLECTION_STEP',
  'LEGAL_STEP',
  'EARLY_PAYMENT_DISCOUNT',
  'INSTALMENTS',
  'TRANSACTION_CAP',
  'COLLATERAL',
  'MONITORING',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

export const COMPARATORS = ['lt', 'lte', 'gt', 'gte', 'eq'] as const;
export type Comparator = (typeof COMPARATORS)[number];

export interface LocalText {
  readonly en: string;
  readonly zh: string;
}

/** A number, or `$parameter`. */
export type Quantity = number | string;

/**
 * A level to compare with: a quantity, or `times` × another value + `plus`; with `daysAgo` the value as it was at the end
 * of that earlier day.
 */
export type Bound = Quantity | RelativeBound;

export interface RelativeBound {
  readonly of: string;
  /** 1 where absent. */
  readonly times?: Quantity;
  /** 0 where absent. */
  readonly plus?: Quantity;
  /** 1 to 365. */
  readonly daysAgo?: number;
}

/**
 * All given bounds must hold. A missing value makes it false, or true with `missing: true`;
 * with no bound at all, `missing: true` asks "is it missing" and `missing: false` "is it known".
 * `value` is an indicator, `signals.KIND.number`, `risk.score`, `risk.gradeRank` (0 is the best grade)
 * or `risk.inDefault` (1 or 0).
 */
export interface Comparison {
  readonly value: string;
  readonly lt?: Bound;
  readonly lte?: Bound;
  readonly gt?: Bound;
  readonly gte?: Bound;
  readonly eq?: Bound;
  readonly missing?: boolean;
}

export type Condition =
  | Comparison
  | ExpressionCondition
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** A condition written as an expression, as its text and as what it says. */
export interface ExpressionCondition {
  readonly cel: string;
  readonly tree: Expression;
}

/** A number, a name (or `$parameter`), true or false, or an operation on others: `[operation, ...operands]`. */
export type Expression = number | string | boolean | readonly Expression[];

/** Points for values in [from, to); the first bin has no `from`, the last no `to`. */
export interface Bin {
  readonly from?: number;
  readonly to?: number;
  readonly points: number;
}

export interface Characteristic {
  readonly id: string;
  readonly value: string;
  /** Where the value comes from, for "which sources did this decision have"; default LEDGER or the signal's kind. */
  readonly source?: string;
  /** Points when the value is missing. */
  readonly missing: number;
  readonly bins: readonly Bin[];
}

/** How the behaviour score and the outside score become one; without any outside source behaviour stands alone. */
export type Combination =
  | { readonly rule: 'worse' }
  | { readonly rule: 'sum' }
  | { readonly rule: 'weighted'; readonly behaviourWeight: number };

export interface Action {
  readonly kind: ActionKind;
  readonly role: string;
  readonly dueInDays: number;
  readonly approval: boolean;
  readonly reason?: LocalText;
  /** New days to pay, for TERMS. */
  readonly termsDays?: number;
  /** Applies from this severity up; only in a rule's own actions. */
  readonly atSeverity?: Level;
}

/** Best first; the last band has no `minScore`. */
export interface GradeBand {
  readonly grade: string;
  readonly minScore?: number;
  /** Probability of default within a year, (0, 1]. */
  readonly pd: number;
  /** Days to hold out before leaving this grade upwards, instead of the scorecard's. */
  readonly probationDays?: number;
}

/** Exactly one of: `grade` (set it), `cap` (no better than), `floor` (no worse than). */
export interface GradeOverride {
  readonly id: string;
  readonly title: LocalText;
  readonly when: Condition;
  readonly grade?: string;
  readonly cap?: string;
  readonly floor?: string;
}

export interface Scorecard {
  /** Score before any points; for `units: logOdds` the intercept in log odds. */
  readonly base: number;
  /** The same for the outside part, where that was fitted apart and has an intercept of its own; `base` where absent. */
  readonly externalBase?: number;
  readonly units?: 'points' | 'logOdds';
  /** `score` at odds `odds`:1, doubling every `pdo` points; needed for `units: logOdds`. */
  readonly scaling?: { readonly pdo: number; readonly score: number; readonly odds: number };
  readonly behaviour: readonly Characteristic[];
  readonly external: readonly Characteristic[];
  readonly combine: Combination;
  readonly grades: readonly GradeBand[];
  readonly overrides: readonly GradeOverride[];
  /** An upgrade needs the better band's `minScore` plus the margin, held for the probation. */
  readonly upgrade: { readonly marginPoints: number; readonly probationDays: number };
}

/** A rule raises only on `value` ≥ `minor`, and ≥ `ratio` × `of` where given; below half of `minor` it clears. */
export interface Materiality {
  readonly value: string;
  readonly minor: Quantity;
  readonly ratio?: Quantity;
  readonly of?: string;
}

export interface EscalationStep {
  readonly when: Condition;
  readonly severity: Level;
  readonly likelihood?: Level;
}

export interface Rule {
  readonly id: string;
  readonly title: LocalText;
  readonly source: RiskSource;
  /** Segments it applies to; all where absent. */
  readonly segments?: readonly string[];
  readonly raise: Condition;
  /** Hysteresis: a raised warning stays open until this holds; `not raise` where absent. */
  readonly clear?: Condition;
  /** Days that `raise` must hold without a break. */
  readonly forDays?: Quantity;
  /** Days that `clear` must hold without a break. */
  readonly clearForDays?: Quantity;
  /** Days after which an open warning is cleared for its age, and raised anew where the rule still holds. */
  readonly maxDays?: Quantity;
  readonly severity: Level;
  readonly likelihood: Level;
  /** Higher severities while the rule holds; the highest that applies counts, and an episode never steps back. */
  readonly escalate?: readonly EscalationStep[];
  readonly materiality?: Materiality;
  readonly nextStep: LocalText;
  /** Instead of the severity's actions. */
  readonly actions?: readonly Action[];
}

/** What a portfolio can be cut by; `all` is one portfolio. `segment` is the size class of the master data. */
export const DIMENSIONS = ['segment', 'industry', 'region', 'grade', 'owner', 'all'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * A rule about many customers at once, held against each member of a dimension: each industry, say. Its values are the
 * measures of the member's portfolio.
 */
export interface PortfolioRule extends Omit<Rule, 'segments' | 'materiality'> {
  readonly by: Dimension;
  /** Dimension → accepted members: only these customers are in the portfolio. */
  readonly where?: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  /** Fewer customers never raise; fewer than half of them clear. */
  readonly minCustomers?: Quantity;
  /** Less exposure never raises; less than half of it clears. */
  readonly minExposureMinor?: Quantity;
}

/** What is secured: `share` of the value is lent on top of the own risk, to grades no worse than `downTo`. */
export interface LimitCoverage {
  readonly value: string;
  /** 0 to 1, counted to the millionth. */
  readonly share: number;
  readonly downTo?: string;
}

/**
 * Own risk = share(grade) × turnover, at least `startMinor`(grade), at most every cap. Recommended limit = own risk and
 * what is covered, rounded down.
 */
export interface LimitPolicy {
  readonly turnover: string;
  readonly shareByGrade: Readonly<Record<string, number>>;
  readonly startMinorByGrade?: Readonly<Record<string, number>>;
  readonly capMinor: number;
  /** A second cap, as a multiple of a value such as the customer's own funds; none while that is missing. */
  readonly capOf?: { readonly of: string; readonly times: number };
  readonly coverage?: readonly LimitCoverage[];
  /** At most this while in default, covered or not. */
  readonly inDefaultMinor?: number;
  readonly roundToMinor: number;
  /** A smaller relative change does not move the recommendation within a grade. */
  readonly changeRatio: number;
}

/** What is recommended to a customer of a grade; what is absent is not limited, not offered or not asked for. */
export interface GradeTerms {
  readonly days?: number;
  /** Off the invoice, 0 to 1, when paid within so many days. */
  readonly earlyPaymentDiscount?: { readonly ratio: number; readonly days: number };
  /** So many may be agreed at most. */
  readonly instalments?: number;
  /** Share to be paid before delivery, 0 to 1. */
  readonly prepaymentRatio?: number;
  /** A limit from this amount asks for a guarantee or collateral, or for insurance. */
  readonly guaranteeFromMinor?: number;
  readonly insuranceFromMinor?: number;
  /** Largest single transaction on account. */
  readonly transactionCapMinor?: number;
  /** Days after which the customer is assessed again though nothing has happened. */
  readonly reviewDays?: number;
}

/** What a person may decide against the policy, and who has to agree. */
export interface JudgementPolicy {
  /** Days from the judgement to its last day, at most. */
  readonly maxDays: number;
  /** Grades by which it may lift a customer above the computed grade; lowering is free. */
  readonly maxNotchesUp: number;
  readonly approval: {
    /** Whether a judged grade needs a second person. */
    readonly grade: boolean;
    /** Judged limits above this need one. */
    readonly limitAboveMinor: number;
  };
}

export interface Segment {
  readonly id: string;
  readonly title: LocalText;
  /** Master data field → accepted values; all fields must match, the first matching segment wins; the last has none. */
  readonly match?: Readonly<Record<string, readonly string[]>>;
  readonly scorecard: string;
  /** Loss given default, 0 to 1. */
  readonly lgd: number;
  readonly limit: LimitPolicy;
  readonly terms?: { readonly byGrade: Readonly<Record<string, GradeTerms>> };
  readonly parameters?: Readonly<Record<string, number>>;
}

/**
 * When a customer is in default: past due for too long on a material amount, or unlikely to pay for another reason.
 * What is disputed is technically past due and does not count: the value and the amount are those without disputes.
 */
export interface DefaultDefinition {
  readonly pastDue: {
    /** Days past due. */
    readonly value: string;
    readonly moreThanDays: Quantity;
    /** The amount past due, which must be over both thresholds. */
    readonly amount: string;
    readonly moreThanMinor: Quantity;
    /** The relative threshold, as a share of the value `of`. */
    readonly moreThanRatio: Quantity;
    readonly of: string;
  };
  readonly unlikelyToPay?: readonly {
    readonly id: string;
    readonly title: LocalText;
    readonly when: Condition;
  }[];
  /** Days without any of these until it is cured; at least 90. */
  readonly probationDays: number;
}

/** A bucket of the provision matrix: a balance, and the share of it that is set aside. */
export interface ProvisionBucket {
  readonly value: string;
  /** 0 to 1, counted to the millionth. */
  readonly rate: Quantity;
}

/** One step of what is to be done about a warning, in its order. Days count from the raising or escalation. */
export interface ContingencyStep {
  readonly text: LocalText;
  readonly role: string;
  readonly dueInDays: number;
  readonly approval: boolean;
  readonly kind?: ActionKind;
  /** Days after which it goes one level up if it has not been done. */
  readonly escalateAfterDays?: number;
}

export interface PolicyDocument {
  readonly policyId: string;
  readonly version: string;
  readonly title: LocalText;
  /** ISO 4217. */
  readonly baseCurrency: string;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly segments: readonly Segment[];
  readonly scorecards: Readonly<Record<string, Scorecard>>;
  readonly rules: readonly Rule[];
  /** Rules about portfolios of customers. */
  readonly portfolio?: readonly PortfolioRule[];
  /** Severity → likelihood → 1 (first) to 9. */
  readonly priorities?: Readonly<Record<Level, Readonly<Record<Level, number>>>>;
  readonly actions?: {
    readonly byGrade?: Readonly<Record<string, readonly Action[]>>;
    readonly bySeverity?: Readonly<Partial<Record<Level, readonly Action[]>>>;
  };
  /** Severity → what is to be done. */
  readonly contingency?: Readonly<Partial<Record<Level, readonly ContingencyStep[]>>>;
  /** The exposure at default in expected loss = PD × LGD × EAD. */
  readonly exposure: string;
  /** Without one nobody is ever in default. */
  readonly default?: DefaultDefinition;
  /** Provision = Σ rate × balance; 0 where absent. */
  readonly provision?: readonly ProvisionBucket[];
  /** Without one a judgement lasts a year at most, lifts by one grade, and needs approval. */
  readonly judgement?: JudgementPolicy;
}
