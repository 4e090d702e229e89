import type { QueryParams } from '@foreshock/clickhouse';
import type { Query, QueryOf } from '@foreshock/portfolio-measures';

export type { Query, QueryOf };

/** One condition of a WHERE clause with the values that it names. */
export type Condition = Query;

/** A condition if `value` is given: `when(severity, 'severity = {severity:String}', 'severity')`. */
export function when(value: string | number | undefined, sql: string, name: string): Condition[] {
  return value === undefined ? [] : [{ sql, params: { [name]: value } }];
}

/** `WHERE a AND b` of the conditions; nothing without any. */
export function whereAll(conditions: readonly Condition[]): Query {
  if (conditions.length === 0) return { sql: '', params: {} };
  return {
    sql: `WHERE ${conditions.map((condition) => condition.sql).join('\n  AND ')}`,
    params: Object.assign({}, ...conditions.map((condition) => condition.params)) as QueryParams,
  };
}
