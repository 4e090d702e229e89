import type { Query } from './query.ts';

/** The newest date on which any value changed, up to a date. One row. */
export function latestChange(date: string): Query {
  return {
    sql: 'SELECT max(as_of) AS changed, count() > 0 AS is_known FROM indicators WHERE as_of <= {date:Date32}',
    params: { date },
  };
}

/** Open warnings by severity. */
export const openWarningCounts: Query = {
  sql: "SELECT severity, count() AS warnings FROM warnings_current WHERE state = 'OPEN' GROUP BY severity",
  params: {},
};
