-- Credit notes and parts of payments, each with its claim on its invoice in the invoice's currency: the amount itself where
-- the currencies are the same, else by the booked values. An invoice too small to be booked is covered by any money.
SELECT d.customer_id AS customer_id, d.invoice_id AS invoice_id, d.source AS source, d.day AS day, d.id AS id, d.nth AS nth,
  d.booked AS booked, t.issued AS issued, t.cancelled AS cancelled, t.amount AS invoice_amount, t.booked AS invoice_booked,
  t.issue_date AS issue_date, t.due_date AS due_date,
  multiIf(
    NOT t.issued OR t.cancelled, toInt256(0),
    d.currency = t.currency, toInt256(d.amount),
    d.booked = 0, toInt256(0),
    t.booked = 0, toInt256(t.amount),
    half_even(d.booked * t.amount, t.booked)
  ) AS claim
FROM (
  SELECT customer_id, invoice_id, 'credit' AS source, occurred_on AS day, event_id AS id, toUInt32(1) AS nth,
    amount, currency, booked
  FROM invoice_events
  WHERE kind = 'CREDIT_NOTE'
  UNION ALL
  SELECT customer_id, invoice_id, 'payment' AS source, payment_date AS day, payment_id AS id, nth,
    amount, currency, booked
  FROM allocations
) AS d
LEFT JOIN terms AS t ON t.customer_id = d.customer_id AND t.invoice_id = d.invoice_id
