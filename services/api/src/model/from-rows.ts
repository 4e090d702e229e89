import { indicatorLabel, moneyOf, type EvidenceItem, type Language, type Money } from '@foreshock/wording';
import type { z } from 'zod';
import type * as customers from './customers.ts';
import { judgementsFrom } from './judgements.ts';
import type * as warnings from './warnings.ts';

/** A row as ClickHouse gives it: snake_case columns. */
export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;

const text = (row: Row, column: string): string => String(row[column] ?? '');
const textOrNull = (row: Row, column: string): string | null => text(row, column) || null;
const number = (row: Row, column: string): number => Number(row[column] ?? 0);
const numberOrNull = (row: Row, column: string): number | null =>
  row[column] === null || row[column] === undefined ? null : Number(row[column]);
const texts = (row: Row, column: string): string[] => [
  ...((row[column] as readonly string[] | undefined) ?? []),
];
const money = (row: Row, column: string): Money => moneyOf(number(row, column), text(row, 'currency'));
const moneyOrNull = (row: Row, column: string): Money | null =>
  numberOrNull(row, column) === null ? null : money(row, column);
const position = (row: Row) => ({ partition: number(row, 'partition'), offset: number(row, 'offset') });

/** `ageing_31_to_60_minor` → `ageing31To60Minor`. */
export const camelCase = (column: string): string =>
  column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const notValues = new Set([
  ...[
    'customer_id',
    'as_of',
    'partition',
    'offset',
    'currency',
    'segment',
    'policy_segment',
    'grade',
    'score',
  ],
  ...['carried_to', 'kafka_topic', 'kafka_partition', 'kafka_offset', 'kafka_ts'],
]);

/** The day for which a row's values hold: the one they were carried on to, else the one on which they changed. */
const heldOn = (row: Row) => text(row, 'carried_to' in row ? 'carried_to' : 'as_of');

export function indicatorsFrom(row: Row): z.output<typeof customers.indicators> {
  const values = Object.keys(row)
    .filter((column) => !notValues.has(column))
    .map((column) => [camelCase(column).replace(/Minor$/, ''), valueFrom(row, column)] as const);
  return {
    customerId: text(row, 'customer_id'),
    asOf: heldOn(row),
    currency: text(row, 'currency'),
    segment: textOrNull(row, 'segment'),
    policySegment: textOrNull(row, 'policy_segment'),
    grade: textOrNull(row, 'grade'),
    score: numberOrNull(row, 'score'),
    values: Object.fromEntries(values),
  };
}

function valueFrom(row: Row, column: string): Money | number | boolean | null {
  if (column.endsWith('_minor')) return moneyOrNull(row, column);
  const value = row[column];
  return typeof value === 'boolean' ? value : numberOrNull(row, column);
}

export function customerSummaryFrom(row: Row): z.output<typeof customers.customerSummary> {
  return {
    customerId: text(row, 'customer_id'),
    name: textOrNull(row, 'name'),
    segment: textOrNull(row, 'segment'),
    industry: textOrNull(row, 'industry'),
    region: textOrNull(row, 'region'),
    country: textOrNull(row, 'country'),
    owner: textOrNull(row, 'owner'),
    grade: textOrNull(row, 'grade'),
    score: numberOrNull(row, 'score'),
    inDefault: row.in_default === true,
    asOf: heldOn(row),
    open: money(row, 'open_minor'),
    overdue: money(row, 'overdue_minor'),
    exposure: money(row, 'exposure_minor'),
    expectedLoss: money(row, 'expected_loss_minor'),
    maxDaysPastDue: number(row, 'max_days_past_due'),
    openWarnings: {
      HIGH: number(row, 'high_warnings'),
      MEDIUM: number(row, 'medium_warnings'),
      LOW: number(row, 'low_warnings'),
    },
  };
}

/** Rows of (dimension, value, customers); the dimension `all` counts everybody. */
export function facetsFrom(
  rows: readonly Row[],
): Pick<z.output<typeof customers.customerFacets>, 'customers' | 'facets'> {
  const byDimension = Map.groupBy(rows, (row) => text(row, 'dimension'));
  const facets = (['segment', 'grade', 'industry', 'region', 'country', 'owner'] as const).map(
    (dimension) => ({
      dimension,
      values: (byDimension.get(dimension) ?? []).map((row) => ({
        value: textOrNull(row, 'value'),
        customers: number(row, 'customers'),
      })),
    }),
  );
  const [all] = byDimension.get('all') ?? [];
  return { customers: all === undefined ? 0 : number(all, 'customers'), facets };
}

export function warningFrom(row: Row, language: Language): z.output<typeof warnings.warning> {
  return {
    warningId: text(row, 'warning_id'),
    customerId: text(row, 'customer_id'),
    ruleId: text(row, 'rule_id'),
    state: text(row, 'state') as 'OPEN' | 'CLEARED',
    title: text(row, `title_${language}`),
    nextStep: text(row, `next_step_${language}`),
    riskSource: text(row, 'risk_source'),
    severity: text(row, 'severity') as 'HIGH' | 'MEDIUM' | 'LOW',
    likelihood: text(row, 'likelihood'),
    priority: number(row, 'priority'),
    raisedOn: text(row, 'raised_on'),
    clearedOn: textOrNull(row, 'cleared_on'),
    clearReason: textOrNull(row, 'clear_reason'),
    escalations: number(row, 'escalations'),
    open: money(row, 'open_minor'),
    overdue: money(row, 'overdue_minor'),
    policy: { id: text(row, 'policy_id'), version: text(row, 'policy_version') },
    decidedAt: position(row),
  };
}

/** Evidence stands in its column as JSON text. */
export function evidenceFrom(row: Row): EvidenceItem[] {
  return JSON.parse(text(row, 'evidence') || '[]') as EvidenceItem[];
}

export const withLabel = <T extends { readonly name: string }>(
  item: T,
  language: Language,
): T & { label: string } => ({
  ...item,
  label: indicatorLabel(item.name, language),
});

export function warningEventFrom(row: Row, language: Language): z.output<typeof warnings.warningEvent> {
  return {
    event: text(row, 'event') as 'RAISED' | 'ESCALATED' | 'CLEARED',
    asOf: text(row, 'as_of'),
    decidedAt: position(row),
    severity: textOrNull(row, 'severity') as 'HIGH' | 'MEDIUM' | 'LOW' | null,
    reason: textOrNull(row, 'reason'),
    evidence: evidenceFrom(row).map((item) => withLabel(item, language)),
  };
}

export function deliveryFrom(row: Row): z.output<typeof warnings.delivery> {
  return {
    deliveryId: text(row, 'delivery_id'),
    event: text(row, 'event'),
    channel: text(row, 'channel'),
    target: text(row, 'target'),
    state: text(row, 'state') as 'PENDING' | 'DELIVERED' | 'FAILED' | 'EXHAUSTED',
    attempts: number(row, 'attempts'),
    nextAttemptAt: instantOrNull(row, 'next_attempt_at'),
    lastError: textOrNull(row, 'last_error'),
  };
}

/** ClickHouse writes an instant as `2026-11-23 01:02:03.004`, always in UTC here. */
export function instantOrNull(row: Row, column: string): string | null {
  const value = textOrNull(row, column);
  return value === null ? null : `${value.replace(' ', 'T')}Z`;
}

export function assessmentFrom(row: Row, language: Language): z.output<typeof customers.assessment> {
  const points = JSON.parse(text(row, 'points') || '[]') as { name: string }[];
  return {
    asOf: text(row, 'as_of'),
    grade: text(row, 'grade'),
    score: number(row, 'score'),
    behaviourScore: numberOrNull(row, 'behaviour_score'),
    externalScore: numberOrNull(row, 'external_score'),
    probabilityOfDefault: number(row, 'probability_of_default'),
    lossGivenDefault: number(row, 'loss_given_default'),
    expectedLoss: money(row, 'expected_loss_minor'),
    recommendedLimit: moneyOrNull(row, 'recommended_limit_minor'),
    points: points.map((item) => withLabel(item, language)),
    overrides: texts(row, 'overrides'),
    sourcesPresent: texts(row, 'sources_present'),
    sourcesMissing: texts(row, 'sources_missing'),
    policy: {
      id: text(row, 'policy_id'),
      version: text(row, 'policy_version'),
      segment: text(row, 'policy_segment'),
    },
    computed:
      textOrNull(row, 'computed_grade') === null
        ? null
        : { grade: text(row, 'computed_grade'), limit: moneyOrNull(row, 'computed_limit_minor') },
    coveredLimit: money(row, 'covered_limit_minor'),
    judgements: judgementsFrom(row, language),
    terms: termsFrom(row),
    nextReviewOn: textOrNull(row, 'next_review_on'),
    isReview: row.is_review === true,
  };
}

function termsFrom(row: Row): z.output<typeof customers.assessment>['terms'] {
  return {
    days: numberOrNull(row, 'recommended_terms_days'),
    earlyPaymentDiscount: discountFrom(row, 'early_payment_discount'),
    instalments: numberOrNull(row, 'instalments'),
    prepaymentRatio: number(row, 'prepayment_ratio'),
    guaranteeRequired: row.guarantee_required === true,
    insuranceRequired: row.insurance_required === true,
    transactionCap: moneyOrNull(row, 'transaction_cap_minor'),
  };
}

function discountFrom(row: Row, column: string): { ratio: number; days: number } | null {
  const ratio = numberOrNull(row, `${column}_ratio`);
  return ratio === null ? null : { ratio, days: number(row, `${column}_days`) };
}

export function actionFrom(row: Row): z.output<typeof customers.action> {
  return {
    actionId: text(row, 'action_id'),
    kind: text(row, 'kind'),
    asOf: text(row, 'as_of'),
    responsibleRole: text(row, 'responsible_role'),
    dueDate: text(row, 'due_date'),
    approvalRequired: row.approval_required === true,
    warningId: textOrNull(row, 'warning_id'),
    reason: text(row, 'reason'),
    limit: moneyOrNull(row, 'limit_minor'),
    termsDays: numberOrNull(row, 'terms_days'),
    measure: textOrNull(row, 'measure'),
    earlyPaymentDiscount: discountFrom(row, 'discount'),
    instalments: numberOrNull(row, 'instalments'),
    prepaymentRatio: numberOrNull(row, 'prepayment_ratio'),
    transactionCap: moneyOrNull(row, 'transaction_cap_minor'),
    reviewDays: numberOrNull(row, 'review_days'),
  };
}

export function ratingChangeFrom(row: Row): z.output<typeof customers.ratingChange> {
  return {
    ratingChangeId: text(row, 'rating_change_id'),
    customerId: text(row, 'customer_id'),
    asOf: text(row, 'as_of'),
    direction: text(row, 'direction') as 'DOWNGRADE' | 'UPGRADE',
    fromGrade: text(row, 'from_grade'),
    toGrade: text(row, 'to_grade'),
    score: number(row, 'score'),
    probabilityOfDefault: number(row, 'probability_of_default'),
    reasons: texts(row, 'reasons'),
    open: money(row, 'open_minor'),
    overdue: money(row, 'overdue_minor'),
  };
}
