import { customersOn, memberOf, type CutDimension, type MeasureCut } from '@foreshock/portfolio-measures';
import { openWarningsOn } from './open-warnings.ts';
import { when, whereAll, type Condition, type Query } from './query.ts';

/** Orders of the customer list: the worst first, ties by id. */
export const customerSorts = {
  overdue: { column: 'overdue_minor', type: 'Int64', direction: 'DESC' },
  exposure: { column: 'exposure_minor', type: 'Int64', direction: 'DESC' },
  expectedLoss: { column: 'expected_loss_minor', type: 'Int64', direction: 'DESC' },
  daysPastDue: { column: 'max_days_past_due', type: 'Int64', direction: 'DESC' },
  score: { column: 'ifNull(score, 1e9)', type: 'Float64', direction: 'ASC' },
  /** By score: the riskiest grade first. */
  grade: { column: 'ifNull(score, 1e9)', type: 'Float64', direction: 'ASC' },
  name: { column: 'lowerUTF8(name)', type: 'String', direction: 'ASC' },
  customerId: { column: 'customer_id', type: 'String', direction: 'ASC' },
} as const;
export type CustomerSort = keyof typeof customerSorts;

/** Which customers, as known at the end of `date`. */
export interface CustomerFilter {
  readonly date: string;
  readonly where: MeasureCut['where'];
  readonly search?: string | undefined;
  readonly inDefault?: boolean | undefined;
  /** Those with an open warning of at least this severity. */
  readonly warned?: 'HIGH' | 'MEDIUM' | 'LOW' | undefined;
  readonly minExposureMinor?: number | undefined;
  readonly minOverdueMinor?: number | undefined;
}

export interface CustomerListRequest extends CustomerFilter {
  readonly sort: CustomerSort;
  readonly limit: number;
  /** Sort value and id of the last row of the page before. */
  readonly after?: { readonly value: string | number; readonly customerId: string } | undefined;
}

/** One page of customers, one row more than asked for to tell whether there is a next; `total` counts all pages. */
export function listCustomers(request: CustomerListRequest): Query {
  const { column, direction } = customerSorts[request.sort];
  const found = customers(request);
  const after = whereAll(afterCursor(request));
  return {
    sql: `SELECT * FROM (SELECT *, ${column} AS sort_value, count() OVER () AS total FROM (${found.sql}))
${after.sql}
ORDER BY sort_value ${direction}, customer_id ASC
LIMIT {rows:UInt32}`,
    params: { ...found.params, ...after.params, rows: request.limit + 1 },
  };
}

/** How many customers there are of each value of each dimension, and in all: of the filtered ones. */
export function customerFacets(filter: CustomerFilter): Query {
  const found = customers(filter);
  const pairs = FACETS.map(
    (name) => `('${name}', ${name === 'all' ? "''" : `ifNull(toString(${name}), '')`})`,
  );
  return {
    sql: `SELECT facet.1 AS dimension, facet.2 AS value, count() AS customers FROM (
  SELECT arrayJoin([${pairs.join(', ')}]) AS facet FROM (${found.sql})
) GROUP BY dimension, value ORDER BY dimension, customers DESC, value LIMIT 2000`,
    params: found.params,
  };
}

/** Dimensions that a list can be narrowed by. */
const FACETS: readonly CutDimension[] = ['all', 'segment', 'grade', 'industry', 'region', 'country', 'owner'];

function customers(filter: CustomerFilter): Query {
  const cut: MeasureCut = { by: 'all', where: filter.where };
  const days = customersOn(cut, [filter.date], {
    columns: {
      ...{ as_of: 'r.as_of', partition: 'r.partition', max_days_past_due: 'r.max_days_past_due' },
      score: 'ifNull(r.score, nan)',
    },
    master: true,
  });
  const open = openWarningsOn(filter.date);
  const where = whereAll([...conditionsOf(filter)]);
  return {
    sql: `SELECT * FROM (WITH ${days.with},
open_warnings AS (
  SELECT customer_id, count() AS warnings, countIf(severity = 'HIGH') AS high_warnings, countIf(severity = 'MEDIUM') AS medium_warnings,
    countIf(severity = 'LOW') AS low_warnings
  FROM (${open.sql}) GROUP BY customer_id
)
SELECT d.customer_id AS customer_id, m.name AS name, ${(['segment', 'grade'] as const).map((by) => `nullIf(${memberOf({ by })}, '') AS ${by}`).join(', ')},
  m.industry AS industry, m.region AS region, m.country AS country, m.owner AS owner,
  if(isNaN(d.score), NULL, d.score) AS score, d.currency AS currency, d.as_of AS as_of, greatest(d.as_of, least({date:Date32}, t.date)) AS carried_to,
  d.open_minor AS open_minor, d.overdue_minor AS overdue_minor, d.exposure_minor AS exposure_minor,
  if(d.max_days_past_due > 0, d.max_days_past_due + dateDiff('day', d.as_of, carried_to), 0) AS max_days_past_due,
  a.in_default AS in_default, toInt64(floor(a.loss_rate * greatest(d.exposure_minor, 0) + 0.5)) AS expected_loss_minor,
  w.warnings AS warnings, w.high_warnings AS high_warnings, w.medium_warnings AS medium_warnings, w.low_warnings AS low_warnings
FROM ${days.from}
LEFT JOIN open_warnings AS w ON w.customer_id = d.customer_id
LEFT JOIN business_dates AS t ON t.partition = d.partition
WHERE ${days.where}
) ${where.sql}`,
    params: { ...days.params, date: filter.date, ...open.params, ...where.params },
  };
}

const WARNED = {
  HIGH: 'high_warnings > 0',
  MEDIUM: 'high_warnings + medium_warnings > 0',
  LOW: 'warnings > 0',
} as const;

function conditionsOf(filter: CustomerFilter): Condition[] {
  const { inDefault, warned } = filter;
  return [
    ...when(
      filter.search,
      '(positionCaseInsensitiveUTF8(customer_id, {search:String}) > 0 OR positionCaseInsensitiveUTF8(name, {search:String}) > 0)',
      'search',
    ),
    ...when(filter.minExposureMinor, 'exposure_minor >= {minExposure:Int64}', 'minExposure'),
    ...when(filter.minOverdueMinor, 'overdue_minor >= {minOverdue:Int64}', 'minOverdue'),
    ...(inDefault === undefined ? [] : [{ sql: inDefault ? 'in_default' : 'NOT in_default', params: {} }]),
    ...(warned === undefined ? [] : [{ sql: WARNED[warned], params: {} }]),
  ];
}

function afterCursor({ sort, after }: CustomerListRequest): Condition[] {
  if (after === undefined) return [];
  const { type, direction } = customerSorts[sort];
  const beyond = `sort_value ${direction === 'DESC' ? '<' : '>'} {afterValue:${type}}`;
  const tie = `sort_value = {afterValue:${type}} AND customer_id > {afterId:String}`;
  return [{ sql: `(${beyond} OR (${tie}))`, params: { afterValue: after.value, afterId: after.customerId } }];
}
