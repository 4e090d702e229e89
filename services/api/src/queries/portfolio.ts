import type { Query } from './query.ts';

const sums = `count() AS customers,
  sum(i.open_minor) AS open_minor,
  sum(i.overdue_minor) AS overdue_minor,
  sum(i.disputed_minor) AS disputed_minor,
  sum(i.exposure_minor) AS exposure_minor`;

/** Each customer's row as known at the end of a date, or the newest. */
function rowsAsOf(asOf: string | undefined): Query {
  if (asOf === undefined) return { sql: 'indicators_latest', params: {} };
  const sql = `(SELECT * FROM indicators FINAL WHERE (customer_id, as_of) IN (
  SELECT customer_id, max(as_of) FROM indicators WHERE as_of <= {asOf:Date32} GROUP BY customer_id))`;
  return { sql, params: { asOf } };
}

/** Totals, ageing and concentration of the whole portfolio, one row per base currency. */
export function portfolioTotals(asOf?: string): Query {
  const rows = rowsAsOf(asOf);
  return {
    sql: `SELECT currency, max(i.as_of) AS latest_change, ${sums},
  sum(i.not_due_minor) AS not_due_minor,
  sum(i.ageing_1_to_30_minor) AS ageing_1_to_30_minor,
  sum(i.ageing_31_to_60_minor) AS ageing_31_to_60_minor,
  sum(i.ageing_61_to_90_minor) AS ageing_61_to_90_minor,
  sum(i.ageing_91_plus_minor) AS ageing_91_plus_minor,
  countIf(i.overdue_minor > 0) AS overdue_customers,
  sumIf(pow(i.exposure_minor, 2), i.exposure_minor > 0) / nullIf(pow(sumIf(i.exposure_minor, i.exposure_minor > 0), 2), 0)
    * 10000 AS hhi
FROM ${rows.sql} AS i
GROUP BY currency ORDER BY currency`,
    params: rows.params,
  };
}

/** Sums by one dimension, the largest exposure first. */
export function portfolioBy(dimension: 'grade' | 'segment', asOf?: string): Query {
  const rows = rowsAsOf(asOf);
  const column = { grade: 'i.grade', segment: 'i.segment' }[dimension];
  return {
    sql: `SELECT ${column} AS name, any(currency) AS currency, ${sums}
FROM ${rows.sql} AS i
GROUP BY name ORDER BY exposure_minor DESC, name`,
    params: rows.params,
  };
}

/** The customers with the largest exposures. */
export function topExposures(limit: number, asOf?: string): Query {
  const rows = rowsAsOf(asOf);
  return {
    sql: `SELECT customer_id, currency, segment, grade, open_minor, overdue_minor, exposure_minor
FROM ${rows.sql} AS i
WHERE exposure_minor > 0
ORDER BY exposure_minor DESC, customer_id LIMIT {rows:UInt32}`,
    params: { ...rows.params, rows: limit },
  };
}

/** Open warnings by severity. */
export const openWarningCounts: Query = {
  sql: "SELECT severity, count() AS warnings FROM warnings_current WHERE state = 'OPEN' GROUP BY severity",
  params: {},
};
