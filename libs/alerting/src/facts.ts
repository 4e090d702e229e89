export type Severity = 'HIGH' | 'MEDIUM' | 'LOW';

/** What happened, as a person is told. */
export type NoticeEvent = 'RAISED' | 'ESCALATED' | 'CLEARED' | 'DOWNGRADED' | 'UPGRADED' | 'CASE_OVERDUE';

/** Customers that a portfolio rule looked at together. */
export interface Portfolio {
  readonly dimension: string;
  readonly member: string;
}

/** What routes, silences and inhibitions may look at. Null is unknown, and stands on no list. */
export interface Facts {
  /** Of a warning about a portfolio, `dimension/member`: in the customer's place everywhere. */
  readonly customerId: string;
  /** Null for a customer's own warning. */
  readonly portfolio: Portfolio | null;
  readonly ruleId: string | null;
  readonly severity: Severity | null;
  /** Source of risk: CREDIT, LEGAL, … */
  readonly source: string | null;
  readonly segment: string | null;
  /** Collector who answers for the customer. */
  readonly owner: string | null;
  readonly region: string | null;
  readonly grade: string | null;
  /** Minor units of the base currency. */
  readonly overdueMinor: number | null;
  readonly exposureMinor: number | null;
}

/** From lightest to worst; unknown is lightest. */
export const weightOf = (severity: Severity | null): number =>
  severity === null ? 0 : { LOW: 1, MEDIUM: 2, HIGH: 3 }[severity];
