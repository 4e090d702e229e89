import type { QueryOf } from './query.ts';
import type { Row } from '../model/from-rows.ts';

/** Of anything that a report lists. */
const MOST_ROWS = 1_000;

/** What happened to a customer's warnings up to the end of a day, in order. */
export function warningEventsUpTo(customerId: string, date: string): QueryOf<Row> {
  return {
    sql: `SELECT * FROM (
  SELECT * FROM warnings FINAL WHERE customer_id = {customerId:String} AND as_of <= {date:Date32}
  ORDER BY kafka_offset DESC LIMIT {rows:UInt32}
) ORDER BY kafka_offset`,
    params: { customerId, date, rows: MOST_ROWS },
  };
}

/** Measures recommended for a customer up to the end of a day, the newest first. */
export function actionsUpTo(customerId: string, date: string, limit: number): QueryOf<Row> {
  return {
    sql: `SELECT * FROM actions FINAL WHERE customer_id = {customerId:String} AND as_of <= {date:Date32}
ORDER BY as_of DESC, kafka_offset DESC LIMIT {rows:UInt32}`,
    params: { customerId, date, rows: limit },
  };
}

export interface SettledRow {
  readonly paidOn: string;
  readonly invoiceId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly daysLate: number;
}

/**
 * The parts of invoices that a customer paid before a position of his partition, each against the invoice's due date; a
 * payment that was returned is none. The newest so many, in the order of their days.
 */
export function settledParts(customerId: string, partition: number, before: number): QueryOf<SettledRow> {
  const records = (type: string): string => `SELECT payload, offset FROM ledger_events FINAL
  WHERE topic = 'ledger.events' AND partition = {partition:Int32} AND offset < {before:Int64}
    AND customer_id = {customerId:String} AND record_type = '${type}'
    AND (partition, offset) NOT IN (
      SELECT assumeNotNull(partition), assumeNotNull(offset) FROM dead_letters
      WHERE topic = 'ledger.events' AND partition IS NOT NULL AND offset IS NOT NULL
    )
  ORDER BY offset LIMIT 1 BY event_id`;
  return {
    sql: `WITH due AS (
  SELECT JSONExtractString(payload, 'invoiceId') AS invoice_id,
    argMax(toDate32OrNull(JSONExtractString(payload, 'dueDate')), offset) AS due_on
  FROM (${records('InvoiceEvent')}) WHERE JSONExtractString(payload, 'kind') IN ('ISSUED', 'AMENDED') GROUP BY invoice_id
),
payments AS (
  SELECT JSONExtractString(payload, 'paymentId') AS payment_id, JSONExtractString(payload, 'kind') AS kind,
    toDate32OrNull(JSONExtractString(payload, 'paymentDate')) AS paid_on,
    JSONExtractString(payload, 'currency') AS paid_in,
    JSONExtract(payload, 'allocations', 'Array(Tuple(invoiceId String, amountMinor Int64))') AS parts
  FROM (${records('PaymentEvent')})
)
SELECT toString(p.paid_on) AS paidOn, part.1 AS invoiceId, part.2 AS amountMinor, p.paid_in AS currency,
  toInt32(dateDiff('day', d.due_on, p.paid_on)) AS daysLate
FROM payments AS p ARRAY JOIN p.parts AS part
INNER JOIN due AS d ON d.invoice_id = part.1
WHERE p.kind = 'RECEIVED' AND p.payment_id NOT IN (SELECT payment_id FROM payments WHERE kind = 'REVERSED')
ORDER BY p.paid_on DESC, invoiceId LIMIT {rows:UInt32}`,
    params: { customerId, partition, before, rows: MOST_ROWS },
  };
}
