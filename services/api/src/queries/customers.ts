import { when, whereAll, type Query } from './query.ts';

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
  upTo?: { readonly offset?: number; readonly asOf: string },
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

/** Measures recommended for a customer up to a date, newest first. */
export function customerActions(customerId: string, limit: number, upTo: string = LATEST): Query {
  return {
    sql: `SELECT * FROM actions FINAL
WHERE customer_id = {customerId:String} AND as_of <= {upTo:Date32}
ORDER BY as_of DESC, kafka_offset DESC LIMIT {rows:UInt32}`,
    params: { customerId, rows: limit, upTo },
  };
}

/** One page of a customer's assessments, newest first, one row more than asked for. */
export function customerAssessments(request: {
  readonly customerId: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly before?: number | undefined;
}): Query {
  const where = whereAll([
    { sql: 'customer_id = {customerId:String}', params: { customerId: request.customerId } },
    ...when(request.from, 'as_of >= {from:Date32}', 'from'),
    ...when(request.to, 'as_of <= {to:Date32}', 'to'),
    ...when(request.before, 'kafka_offset < {before:Int64}', 'before'),
  ]);
  return {
    sql: `SELECT * FROM assessments FINAL\n${where.sql}\nORDER BY kafka_offset DESC LIMIT {rows:UInt32}`,
    params: { ...where.params, rows: request.limit + 1 },
  };
}
