import { when, whereAll, type Condition, type Query } from './query.ts';

/** Orders of the customer list: the worst first, ties by id. `grade` goes by score: the riskiest grade first. */
export const customerSorts = {
  overdue: { column: 'i.overdue_minor', type: 'Int64', direction: 'DESC' },
  exposure: { column: 'i.exposure_minor', type: 'Int64', direction: 'DESC' },
  grade: { column: 'ifNull(i.score, 1e9)', type: 'Float64', direction: 'ASC' },
  customerId: { column: 'i.customer_id', type: 'String', direction: 'ASC' },
} as const;
export type CustomerSort = keyof typeof customerSorts;

export interface CustomerListRequest {
  readonly search?: string | undefined;
  readonly segment?: string | undefined;
  readonly grade?: string | undefined;
  readonly sort: CustomerSort;
  readonly limit: number;
  /** Sort value and id of the last row of the page before. */
  readonly after?: { readonly value: string | number; readonly customerId: string } | undefined;
}

/** Names from the newest master data record of each customer. */
const names = `SELECT customer_id, argMax(JSONExtractString(payload, 'name'), (occurred_at, offset)) AS name
  FROM ledger_events WHERE record_type = 'CustomerEvent' GROUP BY customer_id`;

/** One page of customers with their latest indicators, one row more than asked for to tell whether there is a next. */
export function listCustomers(request: CustomerListRequest): Query {
  const { column, direction } = customerSorts[request.sort];
  const where = whereAll([
    ...when(
      request.search,
      '(positionCaseInsensitiveUTF8(i.customer_id, {search:String}) > 0 OR positionCaseInsensitiveUTF8(n.name, {search:String}) > 0)',
      'search',
    ),
    ...when(request.segment, 'i.segment = {segment:String}', 'segment'),
    ...when(request.grade, 'i.grade = {grade:String}', 'grade'),
    ...afterCursor(request),
  ]);
  return {
    sql: `SELECT i.*, n.name AS name, ${column} AS sort_value
FROM indicators_latest AS i
LEFT JOIN (${names}) AS n ON n.customer_id = i.customer_id
${where.sql}
ORDER BY sort_value ${direction}, i.customer_id ASC
LIMIT {rows:UInt32}`,
    params: { ...where.params, rows: request.limit + 1 },
  };
}

function afterCursor({ sort, after }: CustomerListRequest): Condition[] {
  if (after === undefined) return [];
  const { column, type, direction } = customerSorts[sort];
  const beyond = `${column} ${direction === 'DESC' ? '<' : '>'} {afterValue:${type}}`;
  const tie = `${column} = {afterValue:${type}} AND i.customer_id > {afterId:String}`;
  return [{ sql: `(${beyond} OR (${tie}))`, params: { afterValue: after.value, afterId: after.customerId } }];
}

/** Every business date there is. */
const LATEST = '2299-12-31';

/** A customer's indicators as known at the end of a date; without a date the newest. One row or none. */
export function customerIndicators(customerId: string, asOf: string = LATEST): Query {
  return {
    sql: 'SELECT * FROM indicators_of(customer = {customerId:String}, date = {asOf:Date32})',
    params: { customerId, asOf },
  };
}

/** A customer's master data, newest record first. One row or none. */
export function customerMasterData(customerId: string): Query {
  return {
    sql: `SELECT payload FROM ledger_events
WHERE customer_id = {customerId:String} AND record_type = 'CustomerEvent'
ORDER BY occurred_at DESC, offset DESC LIMIT 1`,
    params: { customerId },
  };
}

/** The dates on which a customer's values changed, oldest first, of the newest `limit`. */
export function customerHistory(request: {
  readonly customerId: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
}): Query {
  const where = whereAll([
    { sql: 'customer_id = {customerId:String}', params: { customerId: request.customerId } },
    ...when(request.from, 'as_of >= {from:Date32}', 'from'),
    ...when(request.to, 'as_of <= {to:Date32}', 'to'),
  ]);
  return {
    sql: `SELECT * FROM (
  SELECT * FROM indicators FINAL
${where.sql}
  ORDER BY as_of DESC LIMIT {rows:UInt32}
) ORDER BY as_of ASC`,
    params: { ...where.params, rows: request.limit },
  };
}

/** A customer's newest assessment, or the newest up to a decision: one offset may decide for several dates. */
export function customerAssessment(
  customerId: string,
  upTo?: { readonly offset: number; readonly asOf: string },
): Query {
  const where = whereAll([
    { sql: 'customer_id = {customerId:String}', params: { customerId } },
    ...when(upTo?.offset, 'offset <= {upToOffset:Int64}', 'upToOffset'),
    ...when(upTo?.asOf, 'as_of <= {upToDate:Date32}', 'upToDate'),
  ]);
  return {
    sql: `SELECT * FROM assessments FINAL\n${where.sql}\nORDER BY kafka_offset DESC LIMIT 1`,
    params: where.params,
  };
}

/** Measures recommended for a customer, newest first. */
export function customerActions(customerId: string, limit: number): Query {
  return {
    sql: `SELECT * FROM actions FINAL
WHERE customer_id = {customerId:String}
ORDER BY as_of DESC, kafka_offset DESC LIMIT {rows:UInt32}`,
    params: { customerId, rows: limit },
  };
}
