import { when, whereAll, type Query } from './query.ts';

export interface RatingChangeListRequest {
  readonly customer?: string | undefined;
  readonly direction?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly after?: { readonly asOf: string; readonly ratingChangeId: string } | undefined;
}

/** One page of rating changes, the newest first, one row more than asked for. */
export function listRatingChanges(request: RatingChangeListRequest): Query {
  const { after } = request;
  const beyond =
    '(as_of < {afterDate:Date32} OR (as_of = {afterDate:Date32} AND rating_change_id > {afterId:String}))';
  const where = whereAll([
    ...when(request.customer, 'customer_id = {customer:String}', 'customer'),
    ...when(request.direction, 'direction = {direction:String}', 'direction'),
    ...when(request.from, 'as_of >= {from:Date32}', 'from'),
    ...when(request.to, 'as_of <= {to:Date32}', 'to'),
    ...(after === undefined
      ? []
      : [{ sql: beyond, params: { afterDate: after.asOf, afterId: after.ratingChangeId } }]),
  ]);
  return {
    sql: `SELECT * FROM rating_changes FINAL
${where.sql}
ORDER BY as_of DESC, rating_change_id ASC
LIMIT {rows:UInt32}`,
    params: { ...where.params, rows: request.limit + 1 },
  };
}
