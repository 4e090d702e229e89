// Generated from schemas/ by `npm run generate`; do not edit.

/** Days since 1970-01-01. */
export type Day = number;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type TimestampMs = number;

/** The business date moved on; written to every partition. */
export interface ClockTick {
  /** Unique; the dedupe key. */
  readonly eventId: string;
  /** When it happened at the source. */
  readonly occurredAt: TimestampMs;
  /** System the event comes from. */
  readonly source: string;
  /** The business date that begins. */
  readonly date: Day;
}

export const segments = ['LARGE', 'MEDIUM', 'SMALL'] as const;
export type Segment = (typeof segments)[number];

/** Master data of a customer, whole, as of occurredAt. */
export interface CustomerEvent {
  /** Unique; the dedupe key. */
  readonly eventId: string;
  /** When it happened at the source. */
  readonly occurredAt: TimestampMs;
  /** System the event comes from. */
  readonly source: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** Trading name. */
  readonly name: string;
  /** Size class. */
  readonly segment: Segment;
  /** Industry code of the source system. */
  readonly industry: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** Sales region. */
  readonly region: string | null;
  /** Parent customer. */
  readonly parentId: string | null;
  /** Collector responsible. */
  readonly owner: string | null;
  /** Credit limit in integer minor units of currency. */
  readonly creditLimitMinor: number | null;
  /** ISO 4217 alphabetic code of the credit limit. */
  readonly currency: string | null;
  /** Agreed days to pay. */
  readonly termsDays: number | null;
  /** First day as a customer. */
  readonly onboardedOn: Day | null;
  /** Contact fields, encrypted before they reach the log. */
  readonly contactCiphertext: Buffer | null;
  /** Key that encrypted the contact fields. */
  readonly contactKeyId: string | null;
}

/** An exchange rate of a date; written to every partition. */
export interface FxRate {
  /** Unique; the dedupe key. */
  readonly eventId: string;
  /** When it happened at the source. */
  readonly occurredAt: TimestampMs;
  /** System the event comes from. */
  readonly source: string;
  /** ISO 4217 code of the currency bought: 1 base = rate quote. */
  readonly base: string;
  /** ISO 4217 code. */
  readonly quote: string;
  /** Date of the rate. */
  readonly date: Day;
  /** Quote units for one base unit, greater than 0; read to nine decimals. */
  readonly rate: number;
}

export const invoiceKinds = ['ISSUED', 'AMENDED', 'CANCELLED', 'WRITTEN_OFF', 'CREDIT_NOTE'] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];

/** A document of the receivables ledger was issued, amended, cancelled, written off or credited. */
export interface InvoiceEvent {
  /** Unique; the dedupe key. */
  readonly eventId: string;
  /** When it happened at the source. */
  readonly occurredAt: TimestampMs;
  /** System the event comes from. */
  readonly source: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** What happened to the invoice. */
  readonly kind: InvoiceKind;
  /** The invoice; for a credit note, the invoice it credits. */
  readonly invoiceId: string;
  /** Invoice date; read for ISSUED. */
  readonly issueDate: Day;
  /** Due date; read for ISSUED and AMENDED. */
  readonly dueDate: Day;
  /** Integer minor units of currency, at least 0. The new total for AMENDED, the credited amount for CREDIT_NOTE. */
  readonly amountMinor: number;
  /** ISO 4217 alphabetic code. */
  readonly currency: string;
  /** Selling company. */
  readonly companyCode: string | null;
  /** Document type of the source system. */
  readonly documentType: string | null;
  /** Order that was invoiced. */
  readonly orderId: string | null;
  /** Terms of payment as written on the invoice. */
  readonly terms: string | null;
}

export const judgementKinds = ['GRADE', 'LIMIT', 'GRADE_WITHDRAWN', 'LIMIT_WITHDRAWN'] as const;
export type JudgementKind = (typeof judgementKinds)[number];

/** A person sets a customer's grade or limit by judgement, until a day, or takes that back. */
export interface JudgementEvent {
  /** Unique; the dedupe key. */
  readonly eventId: string;
  /** When it was decided. */
  readonly occurredAt: TimestampMs;
  /** System the event comes from. */
  readonly source: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** What is judged, or no longer judged. */
  readonly kind: JudgementKind;
  /** Grade of the policy's scale; for GRADE. */
  readonly grade: string | null;
  /** Credit limit, minor units of the currency; for LIMIT. */
  readonly limitMinor: number | null;
  /** ISO 4217; for LIMIT. */
  readonly currency: string | null;
  /** Why. */
  readonly reason: string;
  /** Last day it is in force; null for a withdrawal alone. */
  readonly validUntil: Day | null;
  /** Who decided. */
  readonly decidedBy: string;
  /** Who approved, another person; null without approval. */
  readonly approvedBy: string | null;
}

export const overdueKinds = ['OVERDUE', 'DUNNED', 'PROMISED', 'DISPUTED', 'DISPUTE_RESOLVED'] as const;
export type OverdueKind = (typeof overdueKinds)[number];

/** A notice about an invoice: overdue, dunned, promised, disputed or the dispute resolved. */
export interface OverdueEvent {
  /** Unique; the dedupe key. */
  readonly eventId: string;
  /** When it happened at the source. */
  readonly occurredAt: TimestampMs;
  /** System the event comes from. */
  readonly source: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** What was noted. */
  readonly kind: OverdueKind;
  /** Invoice concerned. */
  readonly invoiceId: string;
  /** Level reached, from 1; for DUNNED. */
  readonly dunningLevel: number | null;
  /** Date promised; for PROMISED. */
  readonly promisedDate: Day | null;
  /** Amount promised or disputed, integer minor units; null for the whole open amount. */
  readonly amountMinor: number | null;
  /** Free text. */
  readonly reason: string | null;
}

export const paymentKinds = ['RECEIVED', 'REVERSED'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export interface Allocation {
  /** Invoice paid. */
  readonly invoiceId: string;
  /** Integer minor units of currency, at least 0. */
  readonly amountMinor: number;
}

/** Money came in, or a payment was returned. */
export interface PaymentEvent {
  /** Unique; the dedupe key. */
  readonly eventId: string;
  /** When it happened at the source. */
  readonly occurredAt: TimestampMs;
  /** System the event comes from. */
  readonly source: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** RECEIVED, or REVERSED for a returned payment of the same paymentId. */
  readonly kind: PaymentKind;
  /** The payment. */
  readonly paymentId: string;
  /** Value date. */
  readonly paymentDate: Day;
  /** Integer minor units of currency, at least 0. */
  readonly amountMinor: number;
  /** ISO 4217 alphabetic code. */
  readonly currency: string;
  /** Which invoices it pays; empty for unapplied cash. */
  readonly allocations: readonly Allocation[];
  /** Means of payment. */
  readonly method: string | null;
}

export const policyModes = ['LIVE', 'SHADOW'] as const;
export type PolicyMode = (typeof policyModes)[number];

/** A policy takes effect; written to every partition. */
export interface PolicyActivated {
  /** Unique; the dedupe key. */
  readonly eventId: string;
  /** When it happened at the source. */
  readonly occurredAt: TimestampMs;
  /** System the event comes from. */
  readonly source: string;
  /** The policy. */
  readonly policyId: string;
  /** Its version. */
  readonly version: string;
  /** SHA-256 of body, lower-case hex. */
  readonly hash: string;
  /** The policy document as canonical JSON. */
  readonly body: string;
  /** LIVE decides; SHADOW is compared only. */
  readonly mode: PolicyMode;
  /** Who activated it. */
  readonly activatedBy: string;
  /** Who approved it; never who proposed it. */
  readonly approvedBy: string | null;
  /** Who proposed it. */
  readonly proposedBy: string | null;
  /** What a rollback takes back, as policyId@version; null for any other activation. */
  readonly rollbackOf: string | null;
}

/** The shadow policy is compared no longer; written to every partition. */
export interface ShadowDeactivated {
  /** Unique; the dedupe key. */
  readonly eventId: string;
  /** When it happened at the source. */
  readonly occurredAt: TimestampMs;
  /** System the event comes from. */
  readonly source: string;
  /** The policy that was the shadow. */
  readonly policyId: string;
  /** Its version. */
  readonly version: string;
  /** Who ended it. */
  readonly deactivatedBy: string;
}

export const signalKinds = ['EXTERNAL_RATING', 'FINANCIAL_STATEMENT', 'GUARANTEE', 'CREDIT_INSURANCE', 'COMPLAINT', 'ORDER', 'CONTRACT', 'MARKET', 'INDUSTRY', 'NEWS'] as const;
export type SignalKind = (typeof signalKinds)[number];

/** A fact from outside the ledger: rating, statement, guarantee, insurance, complaint, order, contract, market. */
export interface SignalEvent {
  /** Unique; the dedupe key. */
  readonly eventId: string;
  /** When it happened at the source. */
  readonly occurredAt: TimestampMs;
  /** System the event comes from. */
  readonly source: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** What kind of fact. */
  readonly kind: SignalKind;
  /** Named figures. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Named texts. */
  readonly texts: Readonly<Record<string, string>>;
  /** Last day it is in force; null: until the next of its kind. */
  readonly validUntil: Day | null;
}

export const creditActionKinds = ['HOLD', 'LIMIT', 'TERMS', 'GUARANTEE', 'INSURANCE', 'PREPAYMENT', 'COLLECTION_STEP', 'LEGAL_STEP'] as const;
export type CreditActionKind = (typeof creditActionKinds)[number];

/** A measure is recommended, with a responsible role and a due date. */
export interface CreditActionRecommended {
  /** Derived from customer, kind, offset and date. */
  readonly actionId: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** Business date of the decision. */
  readonly asOf: Day;
  /** Partition of the log that decided. */
  readonly partition: number;
  /** Offset of the event that decided. */
  readonly offset: number;
  /** Policy in force. */
  readonly policyId: string;
  /** Its version. */
  readonly policyVersion: string;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** What to do. */
  readonly kind: CreditActionKind;
  /** Role that does it. */
  readonly responsibleRole: string;
  /** By when. */
  readonly dueDate: Day;
  /** Whether a second person must approve. */
  readonly approvalRequired: boolean;
  /** Warning it follows from; null when it follows from the grade. */
  readonly warningId: string | null;
  /** Why. */
  readonly reason: string;
  /** New limit, base currency minor units; for LIMIT. */
  readonly limitMinor: number | null;
  /** New days to pay; for TERMS. */
  readonly termsDays: number | null;
  /** Base currency. */
  readonly currency: string;
  /** The measure more finely than its kind: EARLY_PAYMENT_DISCOUNT, INSTALMENTS, TRANSACTION_CAP, COLLATERAL, MONITORING; null where the kind says all. */
  readonly measure: string | null;
  /** Discount for early payment, 0 to 1. */
  readonly discountRatio: number | null;
  /** Days within which it is granted. */
  readonly discountDays: number | null;
  /** Largest number of instalments. */
  readonly instalments: number | null;
  /** Share to be paid before delivery, 0 to 1; for PREPAYMENT. */
  readonly prepaymentRatio: number | null;
  /** Largest single transaction on account, base currency minor units. */
  readonly transactionCapMinor: number | null;
  /** Days between reviews; for MONITORING. */
  readonly reviewDays: number | null;
}

/** The indicators of a customer as of a business date: state, not a decision. Base currency minor units. */
export interface IndicatorsUpdated {
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** Business date. */
  readonly asOf: Day;
  /** Partition of the log. */
  readonly partition: number;
  /** Last offset that touched the customer. */
  readonly offset: number;
  /** Base currency. */
  readonly currency: string;
  /** Size class from master data. */
  readonly segment: string | null;
  /** Segment of the policy that applied. */
  readonly policySegment: string | null;
  /** Grade in force. */
  readonly grade: string | null;
  /** Score in force. */
  readonly score: number | null;
  readonly openMinor: number;
  readonly overdueMinor: number;
  readonly notDueMinor: number;
  readonly disputedMinor: number;
  readonly overdueCleanMinor: number;
  readonly unappliedMinor: number;
  readonly netOpenMinor: number;
  readonly openCount: number;
  readonly overdueCount: number;
  readonly disputedCount: number;
  readonly ageing1To30Minor: number;
  readonly ageing31To60Minor: number;
  readonly ageing61To90Minor: number;
  readonly ageing91PlusMinor: number;
  readonly ageing1To30Count: number;
  readonly ageing31To60Count: number;
  readonly ageing61To90Count: number;
  readonly ageing91PlusCount: number;
  readonly maxDaysPastDue: number;
  readonly weightedDaysPastDue: number;
  readonly overdueRatio: number;
  readonly overdueCleanRatio: number;
  readonly exposureMinor: number;
  readonly creditLimitMinor: number | null;
  readonly utilisation: number | null;
  readonly invoiced30Minor: number;
  readonly invoiced90Minor: number;
  readonly invoiced365Minor: number;
  readonly paid30Minor: number;
  readonly paid90Minor: number;
  readonly paid365Minor: number;
  readonly writtenOff30Minor: number;
  readonly writtenOff90Minor: number;
  readonly writtenOff365Minor: number;
  readonly invoicedCount30: number;
  readonly invoicedCount90: number;
  readonly invoicedCount365: number;
  readonly paymentCount30: number;
  readonly paymentCount90: number;
  readonly paymentCount365: number;
  readonly avgDaysToPay: number | null;
  readonly avgDaysLate: number | null;
  readonly lateRatio: number | null;
  readonly lateAmountRatio: number | null;
  readonly onTimeRatio: number | null;
  readonly latePaymentStreak: number;
  readonly paymentIndex: number | null;
  readonly dsoSimple90: number | null;
  readonly dsoSimple365: number | null;
  readonly dsoCountback: number | null;
  readonly dsoCountbackIsLowerBound: boolean;
  readonly turnoverTrend: number | null;
  readonly partialPaymentRatio: number | null;
  readonly reversedPayments365: number;
  readonly brokenPromises365: number;
  readonly maxDunningLevel365: number;
  readonly complaints365: number;
  readonly overdueCleanCount: number;
  readonly ageing1To30CleanMinor: number;
  readonly ageing31To60CleanMinor: number;
  readonly ageing61To90CleanMinor: number;
  readonly ageing91PlusCleanMinor: number;
  readonly ageing1To30CleanCount: number;
  readonly ageing31To60CleanCount: number;
  readonly ageing61To90CleanCount: number;
  readonly ageing91PlusCleanCount: number;
  readonly maxDaysPastDueAll: number;
  readonly weightedDaysPastDueClean: number;
  readonly ordersMinor: number;
  readonly guaranteesMinor: number;
  readonly collateralMinor: number;
  readonly insuranceMinor: number;
  readonly dsoSimple30: number | null;
  readonly bestPossibleDso90: number | null;
  readonly bestPossibleDso365: number | null;
  readonly averageDaysDelinquent90: number | null;
  readonly averageDaysDelinquent365: number | null;
  readonly collectionEffectiveness: number | null;
  readonly historyDays: number;
  readonly paymentGapZ: number | null;
  readonly paymentAmountZ: number | null;
  readonly orderAmountZ: number | null;
  readonly currentRatio: number | null;
  readonly quickRatio: number | null;
  readonly debtToAssets: number | null;
  readonly altmanZ: number | null;
  readonly altmanZone: number | null;
  readonly operatingMargin: number | null;
  readonly salesToPriorYear: number | null;
}

export const severities = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type Severity = (typeof severities)[number];

export interface PortfolioEpisode {
  /** Rule. */
  readonly ruleId: string;
  /** Dimension. */
  readonly dimension: string;
  /** Member. */
  readonly member: string;
  /** The open warning; null while none is. */
  readonly warningId: string | null;
  /** When it was raised. */
  readonly raisedOn: Day | null;
  /** Its severity. */
  readonly severity: Severity | null;
  /** Since when its clear level has held. */
  readonly clearingSince: Day | null;
  /** Since when a raise condition that asks for a duration has held. */
  readonly pendingSince: Day | null;
}

/** Portfolio rules were held against every business date up to this one: what they remember. Stands behind the warnings of the same transaction. */
export interface PortfolioEvaluated {
  /** Last business date evaluated. */
  readonly asOf: Day;
  /** Policy in force at its end; null where there was none. */
  readonly policyId: string | null;
  /** Its version. */
  readonly policyVersion: string | null;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** Open and pending. */
  readonly episodes: readonly PortfolioEpisode[];
}

export interface Evidence {
  /** Indicator or signal. */
  readonly name: string;
  /** Its value; null when missing. */
  readonly value: number | null;
  /** Level it was held against. */
  readonly threshold: number | null;
  /** Points it gave. */
  readonly points: number | null;
  /** Whether the threshold was met. */
  readonly met: boolean;
}

/** An open portfolio warning's clear level was reached, or nobody is left in the portfolio. */
export interface PortfolioWarningCleared {
  /** Derived from rule, dimension, member and date of raising, so a replay cannot make a second one. */
  readonly warningId: string;
  /** Portfolio rule of the policy. */
  readonly ruleId: string;
  /** What the portfolio is cut by: segment, industry, region, grade, owner, all. */
  readonly dimension: string;
  /** Which one of them; unknown for customers without it, all for the whole. */
  readonly member: string;
  /** Business date of the decision. */
  readonly asOf: Day;
  /** Policy in force. */
  readonly policyId: string;
  /** Its version. */
  readonly policyVersion: string;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** Customers in the portfolio. */
  readonly customers: number;
  /** Open amount, base currency minor units. */
  readonly openMinor: number;
  /** Overdue amount, base currency minor units. */
  readonly overdueMinor: number;
  /** Exposure, base currency minor units. */
  readonly exposureMinor: number;
  /** Base currency. */
  readonly currency: string;
  /** What it rests on. */
  readonly evidence: readonly Evidence[];
  /** When it was raised. */
  readonly raisedOn: Day;
  /** Why it cleared: clear-level, below-materiality, member-gone, rule-removed. */
  readonly reason: string;
}

export const riskSources = ['CREDIT', 'MARKET', 'OPERATIONAL', 'LEGAL', 'CONTRACT', 'CHURN', 'FRAUD'] as const;
export type RiskSource = (typeof riskSources)[number];

export const likelihoods = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type Likelihood = (typeof likelihoods)[number];

export interface PortfolioWeight {
  /** Customer. */
  readonly customerId: string;
  /** Exposure, base currency minor units. */
  readonly exposureMinor: number;
  /** Overdue amount, base currency minor units. */
  readonly overdueMinor: number;
  /** Of the portfolio's exposure, 0 to 1. */
  readonly share: number;
}

export interface PortfolioAction {
  /** Kind of measure. */
  readonly kind: string;
  /** Who is to do it. */
  readonly responsibleRole: string;
  /** Until when. */
  readonly dueDate: Day;
  /** Whether a second person must approve. */
  readonly approvalRequired: boolean;
}

/** An open warning about a portfolio reached a higher severity. */
export interface PortfolioWarningEscalated {
  /** Derived from rule, dimension, member and date of raising, so a replay cannot make a second one. */
  readonly warningId: string;
  /** Portfolio rule of the policy. */
  readonly ruleId: string;
  /** What the portfolio is cut by: segment, industry, region, grade, owner, all. */
  readonly dimension: string;
  /** Which one of them; unknown for customers without it, all for the whole. */
  readonly member: string;
  /** Business date of the decision. */
  readonly asOf: Day;
  /** Policy in force. */
  readonly policyId: string;
  /** Its version. */
  readonly policyVersion: string;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** Title of the rule, English. */
  readonly titleEn: string;
  /** Title of the rule, Chinese. */
  readonly titleZh: string;
  /** Source of risk. */
  readonly riskSource: RiskSource;
  /** How bad. */
  readonly severity: Severity;
  /** How likely. */
  readonly likelihood: Likelihood;
  /** 1 (first) to 9, from the severity × likelihood matrix. */
  readonly priority: number;
  /** What to do next, English. */
  readonly nextStepEn: string;
  /** What to do next, Chinese. */
  readonly nextStepZh: string;
  /** The rule as it stood, canonical JSON: later edits never change what this warning says. */
  readonly ruleJson: string;
  /** Customers in the portfolio. */
  readonly customers: number;
  /** Open amount, base currency minor units. */
  readonly openMinor: number;
  /** Overdue amount, base currency minor units. */
  readonly overdueMinor: number;
  /** Exposure, base currency minor units. */
  readonly exposureMinor: number;
  /** Base currency. */
  readonly currency: string;
  /** What it rests on. */
  readonly evidence: readonly Evidence[];
  /** Who weighs most in the portfolio, the largest exposure first. */
  readonly topCustomers: readonly PortfolioWeight[];
  /** What the rule recommends. */
  readonly actions: readonly PortfolioAction[];
  /** Severity before. */
  readonly fromSeverity: Severity;
}

/** A portfolio rule became true for a portfolio and opened an episode. */
export interface PortfolioWarningRaised {
  /** Derived from rule, dimension, member and date of raising, so a replay cannot make a second one. */
  readonly warningId: string;
  /** Portfolio rule of the policy. */
  readonly ruleId: string;
  /** What the portfolio is cut by: segment, industry, region, grade, owner, all. */
  readonly dimension: string;
  /** Which one of them; unknown for customers without it, all for the whole. */
  readonly member: string;
  /** Business date of the decision. */
  readonly asOf: Day;
  /** Policy in force. */
  readonly policyId: string;
  /** Its version. */
  readonly policyVersion: string;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** Title of the rule, English. */
  readonly titleEn: string;
  /** Title of the rule, Chinese. */
  readonly titleZh: string;
  /** Source of risk. */
  readonly riskSource: RiskSource;
  /** How bad. */
  readonly severity: Severity;
  /** How likely. */
  readonly likelihood: Likelihood;
  /** 1 (first) to 9, from the severity × likelihood matrix. */
  readonly priority: number;
  /** What to do next, English. */
  readonly nextStepEn: string;
  /** What to do next, Chinese. */
  readonly nextStepZh: string;
  /** The rule as it stood, canonical JSON: later edits never change what this warning says. */
  readonly ruleJson: string;
  /** Customers in the portfolio. */
  readonly customers: number;
  /** Open amount, base currency minor units. */
  readonly openMinor: number;
  /** Overdue amount, base currency minor units. */
  readonly overdueMinor: number;
  /** Exposure, base currency minor units. */
  readonly exposureMinor: number;
  /** Base currency. */
  readonly currency: string;
  /** What it rests on. */
  readonly evidence: readonly Evidence[];
  /** Who weighs most in the portfolio, the largest exposure first. */
  readonly topCustomers: readonly PortfolioWeight[];
  /** What the rule recommends. */
  readonly actions: readonly PortfolioAction[];
}

export const ratingDirections = ['DOWNGRADE', 'UPGRADE'] as const;
export type RatingDirection = (typeof ratingDirections)[number];

/** A customer's grade changed: the contract for downstream systems. */
export interface RatingChanged {
  /** Derived from customer, offset and date. */
  readonly ratingChangeId: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** Business date of the decision. */
  readonly asOf: Day;
  /** Partition of the log that decided. */
  readonly partition: number;
  /** Offset of the event that decided. */
  readonly offset: number;
  /** Policy in force. */
  readonly policyId: string;
  /** Its version. */
  readonly policyVersion: string;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** Which way. */
  readonly direction: RatingDirection;
  /** Grade before. */
  readonly fromGrade: string;
  /** Grade now. */
  readonly toGrade: string;
  /** Score now. */
  readonly score: number;
  /** PD now. */
  readonly probabilityOfDefault: number;
  /** What moved it, in order of weight. */
  readonly reasons: readonly string[];
  /** What it rests on. */
  readonly evidence: readonly Evidence[];
  /** Open amount, base currency minor units. */
  readonly openMinor: number;
  /** Overdue amount, base currency minor units. */
  readonly overdueMinor: number;
  /** Base currency. */
  readonly currency: string;
}

/** The rating of a customer that is in force. Published with the first rating and whenever a field but the position changes, in the same transaction as the decision that changed it: the last record of a key is what holds now. */
export interface RatingInForce {
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** Business date of the decision. */
  readonly asOf: Day;
  /** Partition of the log that decided. */
  readonly partition: number;
  /** Offset of the event that decided. A RatingChanged of the same customer with a smaller (offset, asOf) is in this record already. */
  readonly offset: number;
  /** Policy in force. */
  readonly policyId: string;
  /** Its version. */
  readonly policyVersion: string;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** Segment of the policy by which the customer is rated. */
  readonly policySegment: string;
  /** Grade in force. */
  readonly grade: string;
  /** Business date on which this grade took force. */
  readonly since: Day;
  /** Of the grade, within a year; 1 in default. */
  readonly probabilityOfDefault: number;
  /** Whether the customer is in default. */
  readonly inDefault: boolean;
  /** Recommended credit limit, base currency minor units. */
  readonly recommendedLimitMinor: number;
  /** Base currency. */
  readonly currency: string;
}

export interface ScorePoints {
  /** Characteristic. */
  readonly name: string;
  /** behaviour or external. */
  readonly group: string;
  /** Value; null when missing. */
  readonly value: number | null;
  /** Points given. */
  readonly points: number;
}

export interface JudgementInForce {
  /** GRADE or LIMIT. */
  readonly kind: string;
  /** As judged; for GRADE. */
  readonly grade: string | null;
  /** As judged, base currency minor units; for LIMIT. */
  readonly limitMinor: number | null;
  /** Why. */
  readonly reason: string;
  /** Who decided. */
  readonly decidedBy: string;
  /** Who approved. */
  readonly approvedBy: string | null;
  /** Last day in force. */
  readonly validUntil: Day;
  /** The JudgementEvent. */
  readonly eventId: string;
}

/** Score, grade, limit or terms of a customer changed, or their review was due. */
export interface RiskAssessed {
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** Business date of the decision. */
  readonly asOf: Day;
  /** Partition of the log that decided. */
  readonly partition: number;
  /** Offset of the event that decided. */
  readonly offset: number;
  /** Policy in force. */
  readonly policyId: string;
  /** Its version. */
  readonly policyVersion: string;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** Segment of the policy that applied. */
  readonly policySegment: string;
  /** Scorecard score. */
  readonly score: number;
  /** Score of the behaviour group. */
  readonly behaviourScore: number | null;
  /** Score of the outside and financial group; null without a source. */
  readonly externalScore: number | null;
  /** Grade of the policy's scale. */
  readonly grade: string;
  /** PD of the grade, 0 to 1; 1 in default. */
  readonly probabilityOfDefault: number;
  /** LGD, 0 to 1. */
  readonly lossGivenDefault: number;
  /** PD × LGD × EAD, base currency minor units. */
  readonly expectedLossMinor: number;
  /** EAD, base currency minor units. */
  readonly exposureAtDefaultMinor: number;
  /** Provision by the policy's matrix, base currency minor units; 0 without a matrix. */
  readonly provisionMinor: number;
  /** Whether the customer is in default by the policy's definition. */
  readonly inDefault: boolean;
  /** Recommended credit limit, base currency minor units. */
  readonly recommendedLimitMinor: number | null;
  /** Base currency. */
  readonly currency: string;
  /** The points table. */
  readonly points: readonly ScorePoints[];
  /** Caps, floors and overrides that applied. */
  readonly overrides: readonly string[];
  /** Sources the decision had. */
  readonly sourcesPresent: readonly string[];
  /** Sources that were missing or stale. */
  readonly sourcesMissing: readonly string[];
  /** Grade without judgement; null in records from before there was any. */
  readonly computedGrade: string | null;
  /** Recommended limit without judgement, base currency minor units. */
  readonly computedLimitMinor: number | null;
  /** Part of the recommended limit that guarantees, collateral and insurance cover, base currency minor units. */
  readonly coveredLimitMinor: number;
  /** Judgements in force, whether or not they changed anything. */
  readonly judgements: readonly JudgementInForce[];
  /** Recommended days to pay; null where the policy recommends none. */
  readonly recommendedTermsDays: number | null;
  /** Recommended discount for early payment, 0 to 1. */
  readonly earlyPaymentDiscountRatio: number | null;
  /** Days within which it is granted. */
  readonly earlyPaymentDiscountDays: number | null;
  /** Largest number of instalments that may be agreed. */
  readonly instalments: number | null;
  /** Share of an order to be paid before delivery, 0 to 1. */
  readonly prepaymentRatio: number;
  /** Whether the limit asks for a guarantee or collateral. */
  readonly guaranteeRequired: boolean;
  /** Whether the limit is to be insured. */
  readonly insuranceRequired: boolean;
  /** Largest single transaction on account, base currency minor units. */
  readonly transactionCapMinor: number | null;
  /** Day on which the customer is assessed again even if nothing happens. */
  readonly nextReviewOn: Day | null;
  /** Made because its review was due; everything else may stand as before. */
  readonly isReview: boolean;
}

export const shadowStatuss = ['DIFFERS', 'AGREES', 'ENDED'] as const;
export type ShadowStatus = (typeof shadowStatuss)[number];

/** What the shadow policy would say of a customer other than the live one does; whenever that changes. */
export interface ShadowDiffered {
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** Business date of the comparison. */
  readonly asOf: Day;
  /** Partition of the log that was compared. */
  readonly partition: number;
  /** Offset of the event after which it was compared. */
  readonly offset: number;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** The live policy. */
  readonly livePolicyId: string;
  /** Its version. */
  readonly livePolicyVersion: string;
  /** The shadow policy. */
  readonly shadowPolicyId: string;
  /** Its version. */
  readonly shadowPolicyVersion: string;
  /** AGREES: they differed before and do no longer. ENDED: they differed when the shadow ended. */
  readonly status: ShadowStatus;
  /** Grade by the live policy. */
  readonly liveGrade: string;
  /** Grade by the shadow policy. */
  readonly shadowGrade: string;
  /** Score by the live policy. */
  readonly liveScore: number;
  /** Score by the shadow policy. */
  readonly shadowScore: number;
  /** Recommended credit limit, base currency minor units, by the live policy. */
  readonly liveLimitMinor: number;
  /** Recommended credit limit, base currency minor units, by the shadow policy. */
  readonly shadowLimitMinor: number;
  /** Whether the customer is in default by the live policy. */
  readonly liveInDefault: boolean;
  /** Whether the customer is in default by the shadow policy. */
  readonly shadowInDefault: boolean;
  /** Rules whose warning only the live policy has open. */
  readonly warningsOnlyLive: readonly string[];
  /** Rules whose warning only the shadow policy would have open. */
  readonly warningsOnlyShadow: readonly string[];
  /** Rules whose warning both have open, with another severity. */
  readonly warningsOfOtherSeverity: readonly string[];
  /** Exposure by the live policy at that time, base currency minor units. */
  readonly exposureMinor: number;
  /** Base currency. */
  readonly currency: string;
}

/** An open warning's clear level was reached. */
export interface WarningCleared {
  /** Derived from customer, rule, opening offset and date, so a replay cannot make a second one. */
  readonly warningId: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** Business date of the decision. */
  readonly asOf: Day;
  /** Partition of the log that decided. */
  readonly partition: number;
  /** Offset of the event that decided. */
  readonly offset: number;
  /** Policy in force. */
  readonly policyId: string;
  /** Its version. */
  readonly policyVersion: string;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** Rule of the policy. */
  readonly ruleId: string;
  /** When it was raised. */
  readonly raisedOn: Day;
  /** Why it cleared: clear-level, below-materiality, max-age, out-of-segment, rule-removed. */
  readonly reason: string;
  /** Open amount, base currency minor units. */
  readonly openMinor: number;
  /** Overdue amount, base currency minor units. */
  readonly overdueMinor: number;
  /** Base currency. */
  readonly currency: string;
  /** What it rests on. */
  readonly evidence: readonly Evidence[];
}

export interface ContingencyStep {
  /** What to do, English. */
  readonly textEn: string;
  /** What to do, Chinese. */
  readonly textZh: string;
  /** Who does it. */
  readonly responsibleRole: string;
  /** By when. */
  readonly dueDate: Day;
  /** Whether a second person must approve. */
  readonly approvalRequired: boolean;
  /** Kind of credit action, where it is one. */
  readonly kind: string | null;
  /** When it goes to the next level of responsibility if it has not been done; null: never by itself. */
  readonly escalateOn: Day | null;
}

/** An open warning became more severe. */
export interface WarningEscalated {
  /** Derived from customer, rule, opening offset and date, so a replay cannot make a second one. */
  readonly warningId: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** Business date of the decision. */
  readonly asOf: Day;
  /** Partition of the log that decided. */
  readonly partition: number;
  /** Offset of the event that decided. */
  readonly offset: number;
  /** Policy in force. */
  readonly policyId: string;
  /** Its version. */
  readonly policyVersion: string;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** Rule of the policy. */
  readonly ruleId: string;
  /** Title of the rule, English. */
  readonly titleEn: string;
  /** Title of the rule, Chinese. */
  readonly titleZh: string;
  /** Source of risk. */
  readonly riskSource: RiskSource;
  /** How bad. */
  readonly severity: Severity;
  /** How likely. */
  readonly likelihood: Likelihood;
  /** 1 (first) to 9, from the severity × likelihood matrix. */
  readonly priority: number;
  /** What to do next, English. */
  readonly nextStepEn: string;
  /** What to do next, Chinese. */
  readonly nextStepZh: string;
  /** The rule as it stood, canonical JSON: later edits never change what this warning says. */
  readonly ruleJson: string;
  /** Open amount, base currency minor units. */
  readonly openMinor: number;
  /** Overdue amount, base currency minor units. */
  readonly overdueMinor: number;
  /** Base currency. */
  readonly currency: string;
  /** Severity before. */
  readonly fromSeverity: Severity;
  /** What it rests on. */
  readonly evidence: readonly Evidence[];
  /** Size class of the customer at the decision, from the master data; null when unknown. */
  readonly segment: string | null;
  /** Collector responsible for the customer at the decision, from the master data; null when unknown. */
  readonly owner: string | null;
  /** The policy's contingency plan for this severity, in order; empty where it has none. */
  readonly contingencyPlan: readonly ContingencyStep[];
  /** Region of the customer at the decision, from the master data; null when unknown. */
  readonly region: string | null;
  /** Grade in force at the decision; null on records from before the field. */
  readonly grade: string | null;
  /** Expected loss at the decision by the grade in force, base currency minor units; null on records from before the field. */
  readonly expectedLossMinor: number | null;
}

/** A rule became true for a customer and opened an episode. */
export interface WarningRaised {
  /** Derived from customer, rule, opening offset and date, so a replay cannot make a second one. */
  readonly warningId: string;
  /** The customer; also the record's Kafka key. */
  readonly customerId: string;
  /** Business date of the decision. */
  readonly asOf: Day;
  /** Partition of the log that decided. */
  readonly partition: number;
  /** Offset of the event that decided. */
  readonly offset: number;
  /** Policy in force. */
  readonly policyId: string;
  /** Its version. */
  readonly policyVersion: string;
  /** Version of the deciding code. */
  readonly coreVersion: string;
  /** Rule of the policy. */
  readonly ruleId: string;
  /** Title of the rule, English. */
  readonly titleEn: string;
  /** Title of the rule, Chinese. */
  readonly titleZh: string;
  /** Source of risk. */
  readonly riskSource: RiskSource;
  /** How bad. */
  readonly severity: Severity;
  /** How likely. */
  readonly likelihood: Likelihood;
  /** 1 (first) to 9, from the severity × likelihood matrix. */
  readonly priority: number;
  /** What to do next, English. */
  readonly nextStepEn: string;
  /** What to do next, Chinese. */
  readonly nextStepZh: string;
  /** The rule as it stood, canonical JSON: later edits never change what this warning says. */
  readonly ruleJson: string;
  /** Open amount, base currency minor units. */
  readonly openMinor: number;
  /** Overdue amount, base currency minor units. */
  readonly overdueMinor: number;
  /** Base currency. */
  readonly currency: string;
  /** What it rests on. */
  readonly evidence: readonly Evidence[];
  /** Size class of the customer at the decision, from the master data; null when unknown. */
  readonly segment: string | null;
  /** Collector responsible for the customer at the decision, from the master data; null when unknown. */
  readonly owner: string | null;
  /** The policy's contingency plan for this severity, in order; empty where it has none. */
  readonly contingencyPlan: readonly ContingencyStep[];
  /** Region of the customer at the decision, from the master data; null when unknown. */
  readonly region: string | null;
  /** Grade in force at the decision; null on records from before the field. */
  readonly grade: string | null;
  /** Expected loss at the decision by the grade in force, base currency minor units; null on records from before the field. */
  readonly expectedLossMinor: number | null;
}

/** Rules of routing and wording that hold from here on: what people are told follows from the log alone, whatever files are read later. */
export interface AlertsConfigured {
  /** SHA-256 of config, lower-case hex; also the record's Kafka key. */
  readonly configId: string;
  /** The rules as canonical JSON; no secrets. */
  readonly config: string;
  /** When they were read. */
  readonly configuredAt: TimestampMs;
}

export const caseActKinds = ['ACKNOWLEDGE', 'START', 'ASSIGN', 'NOTE', 'PROMISE', 'DISPUTE', 'RESOLVE_DISPUTE', 'SNOOZE', 'WAKE', 'APPROVE_ACTION', 'REFUSE_ACTION', 'RESOLVE', 'WRITE_OFF', 'HAND_TO_LEGAL', 'REOPEN'] as const;
export type CaseActKind = (typeof caseActKinds)[number];

export interface PromisedInvoice {
  /** Invoice concerned. */
  readonly invoiceId: string;
  /** Promised for it, minor units of the invoice's currency; null for all that is open. */
  readonly amountMinor: number | null;
}

/** What a person does to a case. The log decides whether it may be done; a refused act stands on the log too. */
export interface CaseAct {
  /** Given by the caller; the same id again changes nothing. */
  readonly actId: string;
  /** Case concerned. */
  readonly caseId: string;
  /** The case's customer; also the record's Kafka key. */
  readonly customerId: string;
  /** What is done. */
  readonly kind: CaseActKind;
  /** Who does it. */
  readonly by: string;
  /** Why, or what was said. */
  readonly comment: string | null;
  /** Business date on which it is done. */
  readonly businessDate: Day;
  /** Who is to work on it, for ASSIGN; null for nobody. */
  readonly assignee: string | null;
  /** End of an acknowledgement or a snooze; null where it has none. */
  readonly until: TimestampMs | null;
  /** Day by which the customer is to pay, for PROMISE. */
  readonly promisedDate: Day | null;
  /** Invoices that a promise or a dispute is about. */
  readonly invoices: readonly PromisedInvoice[];
  /** Recommended action that is approved or refused. */
  readonly actionId: string | null;
  /** Its kind. */
  readonly actionKind: string | null;
  /** Whether the action needs a second person. */
  readonly approvalRequired: boolean;
}

export const caseStates = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'PROMISED', 'LEGAL', 'RESOLVED', 'WRITTEN_OFF'] as const;
export type CaseState = (typeof caseStates)[number];

export const caseMachineStates = ['FIRING', 'CLEAR'] as const;
export type CaseMachineState = (typeof caseMachineStates)[number];

export const caseWarningSeverities = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type CaseWarningSeverity = (typeof caseWarningSeverities)[number];

export interface CaseWarning {
  /** Warning. */
  readonly warningId: string;
  /** Its rule. */
  readonly ruleId: string;
  /** Title, English. */
  readonly titleEn: string;
  /** Title, Chinese. */
  readonly titleZh: string;
  /** What to do next, English. */
  readonly nextStepEn: string;
  /** What to do next, Chinese. */
  readonly nextStepZh: string;
  /** How bad. */
  readonly severity: CaseWarningSeverity;
  /** Business date on which it was raised. */
  readonly raisedOn: Day;
  /** False once it has cleared. */
  readonly isOpen: boolean;
}

export interface CasePromisedInvoice {
  /** Invoice concerned. */
  readonly invoiceId: string;
  /** Promised for it, minor units of the invoice's currency; null for all that is open. */
  readonly amountMinor: number | null;
}

export const casePromiseStates = ['PENDING', 'KEPT', 'BROKEN'] as const;
export type CasePromiseState = (typeof casePromiseStates)[number];

export interface CasePromise {
  /** Id of the act that noted it. */
  readonly promiseId: string;
  /** Business date on which it was made. */
  readonly madeOn: Day;
  /** Day by which the customer is to pay. */
  readonly promisedDate: Day;
  /** What he promised to pay. */
  readonly invoices: readonly CasePromisedInvoice[];
  /** As found in the ledger. */
  readonly state: CasePromiseState;
  /** Business date at whose end it was found. */
  readonly settledOn: Day | null;
}

export interface CaseDispute {
  /** Id of the act that noted it. */
  readonly disputeId: string;
  /** Invoice disputed. */
  readonly invoiceId: string;
  /** Disputed, minor units of the invoice's currency; null for all of it. */
  readonly amountMinor: number | null;
  /** What the customer says. */
  readonly reason: string | null;
  /** False once it is settled. */
  readonly isOpen: boolean;
}

export const caseDecisions = ['APPROVED', 'REFUSED'] as const;
export type CaseDecision = (typeof caseDecisions)[number];

export interface CaseActionDecision {
  /** Recommended action. */
  readonly actionId: string;
  /** Its kind. */
  readonly kind: string | null;
  /** What was decided. */
  readonly decision: CaseDecision;
  /** Who decided. */
  readonly decidedBy: string;
  /** When. */
  readonly decidedAt: TimestampMs;
}

export const caseDueKinds = ['RESPOND', 'NEXT_STEP'] as const;
export type CaseDueKind = (typeof caseDueKinds)[number];

export interface PriorityFactor {
  /** SEVERITY, UNATTENDED, PAST_DUE, PROMISE, DISPUTE, DUE, MACHINE, LEGAL. */
  readonly name: string;
  /** What the money at stake is multiplied with. */
  readonly value: number;
}

export const caseChangeKinds = ['OPENED', 'REOPENED_BY_WARNING', 'WARNING_RAISED', 'WARNING_ESCALATED', 'WARNING_CLEARED', 'RATING_CHANGED', 'ACTED', 'PROMISE_KEPT', 'PROMISE_BROKEN', 'ACKNOWLEDGEMENT_ENDED', 'OVERDUE', 'REFUSED', 'REPEATED'] as const;
export type CaseChangeKind = (typeof caseChangeKinds)[number];

export const caseSnoozedSeverities = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type CaseSnoozedSeverity = (typeof caseSnoozedSeverities)[number];

/** A case as it stands after one change, and the change. The people's state is apart from the machine's: a warning that clears closes nothing. */
export interface CaseUpdated {
  /** Derived from the warning that opened the case; also the Kafka key. */
  readonly caseId: string;
  /** Number of the change, from 1; a refused or repeated act keeps it. */
  readonly revision: number;
  /** Customer concerned. */
  readonly customerId: string;
  /** The act, for ACTED, REFUSED and REPEATED. */
  readonly act: CaseAct | null;
  /** Where people stand with it. */
  readonly state: CaseState;
  /** Whether any of its warnings is open. */
  readonly machine: CaseMachineState;
  /** Worst of the open warnings; of the last one when none is open. */
  readonly severity: Severity;
  /** Size class of the customer at the last warning; null when unknown. */
  readonly segment: string | null;
  /** Region of the customer at the last warning; null when unknown. */
  readonly region: string | null;
  /** Grade at the last warning or rating change; null when unknown. */
  readonly grade: string | null;
  /** Collector responsible for the customer at the last warning; null when unknown. */
  readonly owner: string | null;
  /** Who works on it; null for nobody. */
  readonly assignee: string | null;
  /** Warnings of the episode, in the order in which they came; the oldest cleared ones are left out beyond 50. */
  readonly warnings: readonly CaseWarning[];
  /** Open amount at the last warning event, base currency minor units. */
  readonly openMinor: number;
  /** Overdue amount at the last warning event, base currency minor units. */
  readonly overdueMinor: number;
  /** Expected loss at the last warning that told it, base currency minor units. */
  readonly expectedLossMinor: number | null;
  /** Base currency. */
  readonly currency: string;
  /** When the first warning came. */
  readonly openedAt: TimestampMs;
  /** Who took it up; null while nobody has. */
  readonly acknowledgedBy: string | null;
  /** When it was taken up. */
  readonly acknowledgedAt: TimestampMs | null;
  /** When the acknowledgement ends by itself; null for never. */
  readonly acknowledgedUntil: TimestampMs | null;
  /** Out of the worklist until then; null when it is not put off. */
  readonly snoozedUntil: TimestampMs | null;
  /** Promises to pay, in the order in which they came. */
  readonly promises: readonly CasePromise[];
  /** Disputes, in the order in which they came. */
  readonly disputes: readonly CaseDispute[];
  /** Recommended actions that were decided upon. */
  readonly actions: readonly CaseActionDecision[];
  /** What is due: that somebody takes it up, or does the next step; null when nothing is. */
  readonly dueKind: CaseDueKind | null;
  /** When it is due. */
  readonly dueAt: TimestampMs | null;
  /** Whether that time has passed. */
  readonly isOverdue: boolean;
  /** When a person last did something; null while nobody has. */
  readonly touchedAt: TimestampMs | null;
  /** How often it was opened again. */
  readonly reopenings: number;
  /** When it was resolved or written off; null while it is not. */
  readonly closedAt: TimestampMs | null;
  /** Money at stake × urgency, base currency minor units: the higher, the sooner. */
  readonly priority: number;
  /** Expected loss, or a share of what is overdue where that is not known; base currency minor units. */
  readonly atStakeMinor: number;
  /** What the urgency is the product of. */
  readonly factors: readonly PriorityFactor[];
  /** What happened. REFUSED and REPEATED changed nothing. */
  readonly change: CaseChangeKind;
  /** When it happened. */
  readonly changedAt: TimestampMs;
  /** Warning, promise or grade that the change is about. */
  readonly about: string | null;
  /** Why an act was refused; of a repeated one, why it was refused the first time. */
  readonly refusalCode: string | null;
  /** The same in words, English. */
  readonly refusalEn: string | null;
  /** The same in words, Chinese. */
  readonly refusalZh: string | null;
  /** Days by which the oldest undisputed item was overdue at the last warning that told it. */
  readonly daysPastDue: number | null;
  /** How bad it was when it was put off: once it is worse, it is back in the worklist. */
  readonly snoozedSeverity: CaseSnoozedSeverity | null;
  /** Since when all of its warnings are clear; null while one is open. */
  readonly clearSince: TimestampMs | null;
}

export const warningEventKinds = ['RAISED', 'ESCALATED', 'CLEARED'] as const;
export type WarningEventKind = (typeof warningEventKinds)[number];

export const deliveryStates = ['PENDING', 'DELIVERED', 'FAILED', 'EXHAUSTED'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One of the things that a message speaks of. */
export interface DeliveredNotice {
  /** Unique among notices. */
  readonly noticeId: string;
  /** Warning that it is about; null for any other notice. */
  readonly warningId: string | null;
  /** RAISED, ESCALATED, CLEARED, DOWNGRADED or UPGRADED. */
  readonly event: string;
  /** Customer or portfolio concerned. */
  readonly customerId: string;
}

/** State of one message to one target: the decision to notify and every try. */
export interface DeliveryUpdated {
  /** Same on every try; also the webhook-id. */
  readonly deliveryId: string;
  /** Customer concerned; of several the first; the portfolio, where the message is about one. */
  readonly customerId: string;
  /** Warning that is notified; of several the first; empty where it is about none. */
  readonly warningId: string;
  /** What happened to that warning. */
  readonly event: WarningEventKind;
  /** Channel kind: webhook, email, slack, feishu, dingtalk, wecom, alertmanager, log. */
  readonly channel: string;
  /** Name of the target in the routing file. */
  readonly target: string;
  /** PENDING and FAILED are tried again. */
  readonly state: DeliveryState;
  /** Tries so far; never fewer than in an earlier record. */
  readonly attempts: number;
  /** When it is tried next. */
  readonly nextAttemptAt: TimestampMs | null;
  /** What the last try answered. */
  readonly lastError: string | null;
  /** When this state was written. */
  readonly updatedAt: TimestampMs;
  /** The message as it is sent, JSON. */
  readonly payload: string;
  /** GROUP, DIGEST, ESCALATION or REMINDER; WARNING in records from before there were others. */
  readonly kind: string;
  /** Everything that the message speaks of. */
  readonly notices: readonly DeliveredNotice[];
  /** Group that the message belongs to. */
  readonly groupKey: string | null;
  /** Case of the customer, where the message is about one. */
  readonly caseId: string | null;
  /** Tries before it was last sent again by hand: the schedule counts from here. */
  readonly roundStart: number;
  /** Who sent it again. */
  readonly resentBy: string | null;
}

/** A notice that is not sent to a target, or not yet, and why: nothing is left out in silence. */
export interface NoticeHeld {
  /** Derived from the notice, the target and the position that held it. */
  readonly heldId: string;
  /** Customer or portfolio concerned; also the record's Kafka key. */
  readonly customerId: string;
  /** Case of the customer, where there is one. */
  readonly caseId: string | null;
  /** Notice, as deliveries name it. */
  readonly noticeId: string;
  /** Warning that it is about; null for any other notice. */
  readonly warningId: string | null;
  /** What happened: RAISED, ESCALATED, CLEARED, DOWNGRADED, UPGRADED. */
  readonly event: string;
  /** Target that does not get it; empty where it has none. */
  readonly target: string;
  /** SILENCED, INHIBITED, RECORD_ONLY, COOL_DOWN or another word that the manual explains. */
  readonly reason: string;
  /** The silence or warning that holds it; null where nothing has a name. */
  readonly heldBy: string | null;
  /** When it was held back. */
  readonly heldAt: TimestampMs;
}

/** What the ledger says about a promise to pay, once its day is over. */
export interface PromiseSettled {
  /** Case that holds the promise. */
  readonly caseId: string;
  /** Its customer; also the record's Kafka key. */
  readonly customerId: string;
  /** The promise within the case. */
  readonly promiseId: string;
  /** Whether the money came by the promised day. */
  readonly kept: boolean;
  /** Business date on which the ledger tells. */
  readonly settledOn: Day;
}

/** A silence ends before its time. */
export interface SilenceEnded {
  /** The silence; also the record's Kafka key. */
  readonly silenceId: string;
  /** Who ended it. */
  readonly endedBy: string;
  /** Why, in that person's words. */
  readonly reason: string | null;
  /** When. */
  readonly endedAt: TimestampMs;
}

/** One of the values has to be the property's. */
export interface SilenceMatcher {
  /** Property of a warning: customerId, ruleId, severity, source, segment, owner, region, grade, dimension, member. */
  readonly name: string;
  /** At least one. */
  readonly values: readonly string[];
}

/** What matches is not announced from one moment to another: a silence, or maintenance that was planned. */
export interface SilenceSet {
  /** Same id: the silence is set anew; also the record's Kafka key. */
  readonly silenceId: string;
  /** All have to match. */
  readonly matchers: readonly SilenceMatcher[];
  /** First moment of the silence. */
  readonly startsAt: TimestampMs;
  /** First moment after it. */
  readonly endsAt: TimestampMs;
  /** Who answers for it. */
  readonly setBy: string;
  /** Why, in that person's words. */
  readonly reason: string;
  /** When it was set. */
  readonly setAt: TimestampMs;
}

export const targetStates = ['ENABLED', 'DISABLED'] as const;
export type TargetState = (typeof targetStates)[number];

/** Whether a target of the routing file is sent to. */
export interface TargetUpdated {
  /** Name in the routing file; also the record's Kafka key. */
  readonly target: string;
  /** DISABLED: the receiver wants no more; what is for it waits. */
  readonly state: TargetState;
  /** What the receiver answered, or what a person said. */
  readonly reason: string;
  /** Delivery that the receiver refused; null for a person's act. */
  readonly deliveryId: string | null;
  /** Who did it; null for the service. */
  readonly updatedBy: string | null;
  /** When. */
  readonly updatedAt: TimestampMs;
}

/** The clock reached a moment for which the people's side waits. The only way by which time alone enters the alerts' log. */
export interface TimePassed {
  /** Wall clock when it was written. */
  readonly at: TimestampMs;
  /** The moment that was waited for. */
  readonly dueAt: TimestampMs;
}

/** A key of the API as it is now: issued, rotated or revoked. The key itself is never written, only its hash. */
export interface ApiKeyChanged {
  /** Finds the key; part of it; also the record's Kafka key. */
  readonly keyId: string;
  /** SHA-256 of the whole key, lower-case hex. */
  readonly hash: string;
  /** Whose it is; stands in the audit and as author of acts. */
  readonly name: string;
  /** collector, analyst, manager, auditor, admin. */
  readonly roles: readonly string[];
  /** Collectors whose customers it sees. */
  readonly owners: readonly string[];
  /** Regions whose customers it sees. */
  readonly regions: readonly string[];
  /** When it was issued. */
  readonly createdAt: TimestampMs;
  /** Who issued it. */
  readonly createdBy: string;
  /** From when on it is not taken. */
  readonly expiresAt: TimestampMs;
  /** From when on it is revoked; after a rotation the old key has a time of grace. */
  readonly revokedAt: TimestampMs | null;
  /** Id of the key that it was rotated from. */
  readonly replaces: string | null;
}

/** A person did something to the system: who, what, to what, and why. */
export interface AuditEntry {
  /** Unique. */
  readonly eventId: string;
  /** When it was done. */
  readonly occurredAt: TimestampMs;
  /** Who did it. */
  readonly actor: string;
  /** What was done, as thing.verb: dead-letter.replay, policy.approve, policy.activate. */
  readonly action: string;
  /** What it was done to; also the record's Kafka key. A dead letter is topic/partition/offset, a policy policyId@version. */
  readonly subject: string;
  /** Why, in the actor's words. */
  readonly reason: string | null;
  /** What else there is to know, by name. */
  readonly details: Readonly<Record<string, string>>;
}

/** Seal on one entry of the audit: it holds the hash of the one before, so that an entry that is changed, dropped or moved shows. */
export interface AuditSealed {
  /** Partition of the audit's topic: each has a chain of its own. */
  readonly auditPartition: number;
  /** Offset of the entry. */
  readonly auditOffset: number;
  /** Place in the chain, from 0. */
  readonly sequence: number;
  /** Hash of the seal before; 64 zeros on the first. */
  readonly previousHash: string;
  /** SHA-256, lower-case hex, over the hash before, the place, the offset, and key and value as they lie on the topic. */
  readonly hash: string;
}

/** Another person than the author approves a version of a policy. */
export interface PolicyApproved {
  /** Unique. */
  readonly eventId: string;
  /** When it was done. */
  readonly occurredAt: TimestampMs;
  /** The policy; also the record's Kafka key. */
  readonly policyId: string;
  /** Its version. */
  readonly version: string;
  /** SHA-256 of body, lower-case hex. */
  readonly hash: string;
  /** Who approved it; never the author. */
  readonly approvedBy: string;
  /** Why, in the approver's words. */
  readonly note: string | null;
}

/** Somebody proposes a version of a policy. Its body never changes after that. */
export interface PolicyProposed {
  /** Unique. */
  readonly eventId: string;
  /** When it was done. */
  readonly occurredAt: TimestampMs;
  /** The policy; also the record's Kafka key. */
  readonly policyId: string;
  /** Its version. */
  readonly version: string;
  /** SHA-256 of body, lower-case hex. */
  readonly hash: string;
  /** The policy document as canonical JSON. */
  readonly body: string;
  /** The file as it was written, with its comments. */
  readonly sourceText: string;
  /** Its author. */
  readonly proposedBy: string;
  /** Why, in the author's words. */
  readonly note: string | null;
}

export const policySwitchModes = ['LIVE', 'SHADOW', 'SHADOW_ENDED'] as const;
export type PolicySwitchMode = (typeof policySwitchModes)[number];

/** A version went live, became the shadow or ended as the shadow. Written in one transaction with its event on the log. */
export interface PolicySwitched {
  /** Unique; the id of the event on the log. */
  readonly eventId: string;
  /** When it was done. */
  readonly occurredAt: TimestampMs;
  /** The policy; also the record's Kafka key. */
  readonly policyId: string;
  /** Its version. */
  readonly version: string;
  /** What it is from then on; SHADOW_ENDED: nothing any more. */
  readonly mode: PolicySwitchMode;
  /** Who did it. */
  readonly switchedBy: string;
  /** What a rollback takes back, as policyId@version; null for anything else. */
  readonly rollbackOf: string | null;
  /** Why, in the actor's words. */
  readonly note: string | null;
}
