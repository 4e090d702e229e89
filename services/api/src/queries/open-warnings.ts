import type { Query, QueryOf } from './query.ts';

/** Warnings that were open at the end of a date, each with what its last event left. For use inside another query. */
export function openWarningsOn(date: string): Query {
  return {
    sql: `SELECT customer_id, warning_id, found.1 AS severity, found.2 AS likelihood, last.2 AS open_minor, last.3 AS overdue_minor, last.4 AS currency
FROM (
  SELECT warning_id, any(w.customer_id) AS customer_id,
    argMax((w.event, w.open_minor, w.overdue_minor, CAST(w.currency AS String)), w.kafka_offset) AS last,
    argMaxIf((CAST(w.severity AS String), CAST(w.likelihood AS String)), w.kafka_offset, w.event != 'CLEARED') AS found
  FROM warnings AS w WHERE w.as_of <= {openOn:Date32} GROUP BY warning_id
) WHERE last.1 != 'CLEARED'`,
    params: { openOn: date },
  };
}

type Level = 'HIGH' | 'MEDIUM' | 'LOW';

export interface HeatCell {
  readonly severity: Level;
  readonly likelihood: Level;
  readonly warnings: number;
  readonly customers: number;
  readonly currency: string;
  readonly openMinor: number;
  readonly overdueMinor: number;
}

/** Open warnings by severity and likelihood, with the customers and the money that they are about. */
export function heatMap(date: string): QueryOf<HeatCell> {
  const open = openWarningsOn(date);
  return {
    sql: `SELECT severity, likelihood, sum(warnings) AS warnings, count() AS customers, any(currency) AS currency,
  sum(open_minor) AS openMinor, sum(overdue_minor) AS overdueMinor
FROM (
  SELECT severity, likelihood, customer_id, count() AS warnings, any(currency) AS currency,
    max(open_minor) AS open_minor, max(overdue_minor) AS overdue_minor
  FROM (${open.sql}) GROUP BY severity, likelihood, customer_id
) GROUP BY severity, likelihood ORDER BY severity, likelihood`,
    params: open.params,
  };
}
