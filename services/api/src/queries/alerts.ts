import { when, whereAll, type Query } from './query.ts';

export interface DeliveryListRequest {
  readonly state?: string | undefined;
  readonly target?: string | undefined;
  readonly customer?: string | undefined;
  readonly limit: number;
  readonly after?: { readonly updatedAt: string; readonly deliveryId: string } | undefined;
}

/** A page of messages, the last changed first, one row more than asked for; the payload's subject without the rest. */
export function listDeliveries(request: DeliveryListRequest): Query {
  const { after } = request;
  const where = whereAll([
    ...when(request.state, 'state = {state:String}', 'state'),
    ...when(request.target, 'target = {target:String}', 'target'),
    ...when(request.customer, 'customer_id = {customer:String}', 'customer'),
    ...(after === undefined
      ? []
      : [
          {
            sql: '(updated_at, delivery_id) < ({afterTime:DateTime64(3)}, {afterId:String})',
            params: { afterTime: after.updatedAt, afterId: after.deliveryId },
          },
        ]),
  ]);
  return {
    sql: `SELECT * EXCEPT (payload), JSONExtractString(payload, 'data', 'subject') AS subject FROM deliveries_current
${where.sql}
ORDER BY updated_at DESC, delivery_id DESC
LIMIT {rows:UInt32}`,
    params: { ...where.params, rows: request.limit + 1 },
  };
}

/** One message with all that is known of it. One row or none. */
export const oneDelivery = (deliveryId: string): Query => ({
  sql: `SELECT *, JSONExtractString(payload, 'data', 'subject') AS subject FROM deliveries_current
WHERE delivery_id = {deliveryId:String}`,
  params: { deliveryId },
});

/** What every target that was ever disabled is now. */
export const listTargets = (): Query => ({
  sql: 'SELECT * FROM alert_targets FINAL ORDER BY kafka_offset DESC LIMIT 1 BY target LIMIT 1000',
  params: {},
});
