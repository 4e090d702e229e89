import { when, whereAll, type Query } from './query.ts';

export interface PortfolioWarningRequest {
  readonly state?: string | undefined;
  readonly severity?: string | undefined;
  readonly rule?: string | undefined;
  readonly dimension?: string | undefined;
  readonly member?: string | undefined;
  /** Raised on or after / on or before, ISO dates. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly after?: { readonly raisedOn: string; readonly warningId: string } | undefined;
}

/** One page of warnings about portfolios, the newest raised first, one row more than asked for. */
export function listPortfolioWarnings(request: PortfolioWarningRequest): Query {
  const { after } = request;
  const beyond =
    '(raised_on < {afterDate:Date32} OR (raised_on = {afterDate:Date32} AND warning_id > {afterId:String}))';
  const where = whereAll([
    ...when(request.state, 'state = {state:String}', 'state'),
    ...when(request.severity, 'severity = {severity:String}', 'severity'),
    ...when(request.rule, 'rule_id = {rule:String}', 'rule'),
    ...when(request.dimension, 'dimension = {dimension:String}', 'dimension'),
    ...when(request.member, 'member = {member:String}', 'member'),
    ...when(request.from, 'raised_on >= {from:Date32}', 'from'),
    ...when(request.to, 'raised_on <= {to:Date32}', 'to'),
    ...(after === undefined
      ? []
      : [{ sql: beyond, params: { afterDate: after.raisedOn, afterId: after.warningId } }]),
  ]);
  return {
    sql: `SELECT * FROM portfolio_warnings_current
${where.sql}
ORDER BY raised_on DESC, warning_id ASC
LIMIT {rows:UInt32}`,
    params: { ...where.params, rows: request.limit + 1 },
  };
}
