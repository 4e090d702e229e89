-- What the log says of the customers warned about: of several records with one event id the first.
SELECT customer_id, partition, offset, record_type, event_id, occurred_at, toDate32(occurred_at) AS occurred_on,
  fields.kind AS kind, fields.invoiceId AS invoice_id, toDate32OrZero(fields.dueDate) AS due_date,
  fields.amountMinor AS amount, fields.currency AS stated_currency,
  fields.paymentId AS payment_id, toDate32OrZero(fields.paymentDate) AS payment_date, fields.allocations AS allocations
FROM (
  SELECT e.customer_id AS customer_id, e.partition AS partition, e.offset AS offset, e.record_type AS record_type,
    e.event_id AS event_id, assumeNotNull(e.occurred_at) AS occurred_at,
    JSONExtract(e.payload, 'Tuple(kind String, invoiceId String, dueDate String, amountMinor Int64, currency String,
      paymentId String, paymentDate String, allocations Array(Tuple(invoiceId String, amountMinor Int64)))') AS fields
  FROM ledger_events AS e
  WHERE e.topic = 'ledger.events' AND e.record_type IN ('InvoiceEvent', 'PaymentEvent', 'OverdueEvent')
    AND e.customer_id IN (SELECT customer_id FROM raised)
    AND (e.partition, e.offset) NOT IN refused
  ORDER BY offset
  LIMIT 1 BY customer_id, event_id
)
