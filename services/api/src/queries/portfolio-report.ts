import type { QueryOf } from './query.ts';

export interface RuleCountRow {
  readonly titleEn: string;
  readonly titleZh: string;
  readonly severity: string;
  readonly raised: number;
  readonly cleared: number;
  readonly open: number;
}

/** Of the rules that warned: what came and ended after a day up to another one, and what was open at the end of it. */
export function ruleCounts(after: string, date: string): QueryOf<RuleCountRow> {
  return {
    sql: `SELECT argMax(title_en, last) AS titleEn, argMax(title_zh, last) AS titleZh, argMax(severity, last) AS severity,
  countIf(raised_on > {after:Date32}) AS raised, countIf(ended_on > {after:Date32}) AS cleared, countIf(ended_on IS NULL) AS open
FROM (
  SELECT any(w.rule_id) AS rule_id, max(w.kafka_offset) AS last,
    argMaxIf(w.title_en, w.kafka_offset, w.event != 'CLEARED') AS title_en,
    argMaxIf(w.title_zh, w.kafka_offset, w.event != 'CLEARED') AS title_zh,
    CAST(argMaxIf(w.severity, w.kafka_offset, w.event != 'CLEARED') AS String) AS severity,
    min(w.as_of) AS raised_on, maxOrNullIf(w.as_of, w.event = 'CLEARED') AS ended_on
  FROM warnings AS w WHERE w.as_of <= {date:Date32} GROUP BY warning_id
) GROUP BY rule_id HAVING raised + cleared + open > 0
ORDER BY raised DESC, titleEn LIMIT 50`,
    params: { after, date },
  };
}

export interface GradeMoves {
  readonly downgrades: number;
  readonly upgrades: number;
}

/** Changes of grade after a day up to another one. One row. */
export function gradeMoves(after: string, date: string): QueryOf<GradeMoves> {
  return {
    sql: `SELECT countIf(direction = 'DOWNGRADE') AS downgrades, countIf(direction = 'UPGRADE') AS upgrades
FROM rating_changes FINAL WHERE as_of > {after:Date32} AND as_of <= {date:Date32}`,
    params: { after, date },
  };
}

export interface MoverRow {
  readonly customerId: string;
  readonly gradeBefore: string | null;
  readonly grade: string | null;
  readonly overdueBeforeMinor: number;
  readonly overdueMinor: number;
  readonly exposureBeforeMinor: number;
  readonly exposureMinor: number;
}

/** The customers whose overdue amount differs most between the ends of two days, the largest first. */
export function movers(before: string, date: string, limit: number): QueryOf<MoverRow> {
  const held = (
    day: string,
  ): string => `SELECT customer_id, argMax(CAST(grade AS Nullable(String)), as_of) AS grade,
    argMax(overdue_minor, as_of) AS overdue, argMax(exposure_minor, as_of) AS exposure
  FROM indicators FINAL WHERE as_of <= {${day}:Date32} GROUP BY customer_id`;
  return {
    sql: `SELECT n.customer_id AS customerId, b.grade AS gradeBefore, n.grade AS grade,
  b.overdue AS overdueBeforeMinor, n.overdue AS overdueMinor, b.exposure AS exposureBeforeMinor, n.exposure AS exposureMinor
FROM (${held('date')}) AS n LEFT JOIN (${held('before')}) AS b ON b.customer_id = n.customer_id
WHERE overdueMinor != overdueBeforeMinor
ORDER BY abs(overdueMinor - overdueBeforeMinor) DESC, customerId LIMIT {rows:UInt32}`,
    params: { before, date, rows: limit },
  };
}

export interface PortfolioWarningRow {
  readonly titleEn: string;
  readonly titleZh: string;
  readonly dimension: string;
  readonly member: string;
  readonly severity: string;
  readonly raisedOn: string;
  readonly evidence: string;
  readonly currency: string;
}

/** Warnings about portfolios that were open at the end of a day, the newest first. */
export function portfolioWarningsOn(date: string): QueryOf<PortfolioWarningRow> {
  return {
    sql: `SELECT titleEn, titleZh, dimension, member, severity, raisedOn, evidence, currency FROM (
  SELECT argMax(w.event, w.kafka_offset) AS last,
    argMaxIf(w.title_en, w.kafka_offset, w.event != 'CLEARED') AS titleEn,
    argMaxIf(w.title_zh, w.kafka_offset, w.event != 'CLEARED') AS titleZh,
    any(CAST(w.dimension AS String)) AS dimension, any(w.member) AS member,
    CAST(argMaxIf(w.severity, w.kafka_offset, w.event != 'CLEARED') AS String) AS severity,
    toString(min(w.as_of)) AS raisedOn, argMax(w.evidence, w.kafka_offset) AS evidence,
    any(CAST(w.currency AS String)) AS currency
  FROM portfolio_warnings AS w WHERE w.event != 'EVALUATED' AND w.as_of <= {date:Date32} GROUP BY warning_id
) WHERE last != 'CLEARED' ORDER BY raisedOn DESC, titleEn, member LIMIT 50`,
    params: { date },
  };
}
