SELECT e.customer_id AS customer_id, e.offset AS offset, e.event_id AS event_id, e.occurred_at AS occurred_at,
  e.occurred_on AS occurred_on,
  JSONExtractString(e.payload, 'kind') AS kind,
  JSONExtractString(e.payload, 'invoiceId') AS invoice_id,
  toDate32OrZero(JSONExtractString(e.payload, 'issueDate')) AS issue_date,
  toDate32OrZero(JSONExtractString(e.payload, 'dueDate')) AS due_date,
  JSONExtractString(e.payload, 'orderId') AS order_id,
  m.amount AS amount, m.currency AS currency, m.booked AS booked
FROM events AS e
INNER JOIN booked AS m ON m.customer_id = e.customer_id AND m.offset = e.offset
WHERE e.record_type = 'InvoiceEvent'
