SELECT e.customer_id AS customer_id, e.offset AS offset, e.occurred_on AS occurred_on, e.today AS today,
  JSONExtractString(e.payload, 'kind') AS kind,
  JSONExtractString(e.payload, 'paymentId') AS payment_id,
  toDate32OrZero(JSONExtractString(e.payload, 'paymentDate')) AS payment_date,
  m.amount AS amount, m.currency AS currency, m.booked AS booked,
  JSONExtract(e.payload, 'allocations', 'Array(Tuple(invoiceId String, amountMinor Int64))') AS allocations
FROM events AS e
INNER JOIN booked AS m ON m.customer_id = e.customer_id AND m.offset = e.offset
WHERE e.record_type = 'PaymentEvent'
