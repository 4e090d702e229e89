import type { Query } from './query.ts';

/** More movements than these on one account are not told in a letter. */
export const MOST_BOOKED_EVENTS = 100_000;

/** What the log says of a customer's invoices and payments before a position of his partition, in its order; what was refused is left out. */
export function bookedEvents(customerId: string, partition: number, before: number): Query {
  return {
    sql: `SELECT record_type, toInt32(toDate32(occurred_at)) AS occurred_on, payload FROM ledger_events FINAL
WHERE topic = 'ledger.events' AND partition = {partition:Int32} AND offset < {before:Int64}
  AND customer_id = {customerId:String} AND record_type IN ('InvoiceEvent', 'PaymentEvent')
  AND (partition, offset) NOT IN (
    SELECT assumeNotNull(partition), assumeNotNull(offset) FROM dead_letters
    WHERE topic = 'ledger.events' AND partition IS NOT NULL AND offset IS NOT NULL
  )
ORDER BY offset LIMIT 1 BY event_id LIMIT {rows:UInt32}`,
    params: { customerId, partition, before, rows: MOST_BOOKED_EVENTS },
  };
}
