import { when, whereAll, type Query } from './query.ts';

/** What is asked of a page of warnings, whomever they are about. */
export interface WarningPageRequest {
  readonly state?: string | undefined;
  readonly severity?: string | undefined;
  readonly rule?: string | undefined;
  /** Raised on or after / on or before, ISO dates. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Open at the end of this ISO date. */
  readonly asOf?: string | undefined;
  readonly limit: number;
  readonly after?: { readonly raisedOn: string; readonly warningId: string } | undefined;
}

const OPEN_ON = 'raised_on <= {asOf:Date32} AND (cleared_on IS NULL OR cleared_on > {asOf:Date32})';

/** One page of a view of warnings, the newest raised first, one row more than asked for. */
export function warningPage(
  view: 'warnings_current' | 'portfolio_warnings_current',
  request: WarningPageRequest,
  about: Parameters<typeof whereAll>[0],
): Query {
  const { after } = request;
  const beyond =
    '(raised_on < {afterDate:Date32} OR (raised_on = {afterDate:Date32} AND warning_id > {afterId:String}))';
  const where = whereAll([
    ...when(request.state, 'state = {state:String}', 'state'),
    ...when(request.severity, 'severity = {severity:String}', 'severity'),
    ...when(request.rule, 'rule_id = {rule:String}', 'rule'),
    ...about,
    ...when(request.from, 'raised_on >= {from:Date32}', 'from'),
    ...when(request.to, 'raised_on <= {to:Date32}', 'to'),
    ...when(request.asOf, OPEN_ON, 'asOf'),
    ...(after === undefined
      ? []
      : [{ sql: beyond, params: { afterDate: after.raisedOn, afterId: after.warningId } }]),
  ]);
  return {
    sql: `SELECT * FROM ${view}
${where.sql}
ORDER BY raised_on DESC, warning_id ASC
LIMIT {rows:UInt32}`,
    params: { ...where.params, rows: request.limit + 1 },
  };
}

export interface WarningListRequest extends WarningPageRequest {
  readonly customer?: string | undefined;
}

export function listWarnings(request: WarningListRequest): Query {
  return warningPage(
    'warnings_current',
    request,
    when(request.customer, 'customer_id = {customer:String}', 'customer'),
  );
}

/** A customer's warnings as they stood at the end of a date, the newest raised first. */
export function customerWarningsOn(customerId: string, date: string, limit: number): Query {
  return {
    sql: `SELECT * FROM warnings_on(date = {date:Date32}) WHERE customer_id = {customerId:String}
ORDER BY state = 'OPEN' DESC, raised_on DESC, warning_id ASC LIMIT {rows:UInt32}`,
    params: { customerId, date, rows: limit },
  };
}

const ofWarning = (warningId: string, sql: string): Query => ({ sql, params: { warningId } });

/** A warning with its state. One row or none. */
export const warningState = (warningId: string): Query =>
  ofWarning(warningId, 'SELECT * FROM warnings_current WHERE warning_id = {warningId:String}');

/** What happened to a warning, in order. */
export const warningEvents = (warningId: string): Query =>
  ofWarning(
    warningId,
    'SELECT * FROM warnings FINAL WHERE warning_id = {warningId:String} ORDER BY kafka_offset ASC LIMIT 100',
  );

/** The messages that speak of a warning, with their last try. */
export const warningDeliveries = (warningId: string): Query =>
  ofWarning(
    warningId,
    `SELECT * FROM deliveries_current
WHERE warning_id = {warningId:String}
  OR has(arrayMap(notice -> JSONExtractString(notice, 'warningId'), JSONExtractArrayRaw(notices)), {warningId:String})
ORDER BY updated_at ASC LIMIT 100`,
  );

/** What the log says of a customer up to a position, the newest first: the events that moved the decision. */
export function eventsUpTo(request: {
  readonly customerId: string;
  readonly partition: number;
  readonly offset: number;
  readonly limit: number;
}): Query {
  const { limit, ...position } = request;
  return {
    sql: `SELECT record_type, event_id, occurred_at, partition, offset, payload FROM ledger_events
WHERE customer_id = {customerId:String} AND partition = {partition:Int32} AND offset <= {offset:Int64}
  AND record_type != ''
ORDER BY offset DESC LIMIT {rows:UInt32}`,
    params: { ...position, rows: limit },
  };
}
