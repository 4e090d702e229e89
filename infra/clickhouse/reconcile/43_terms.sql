-- Each invoice as it stands: the issue date for good, amount and due date of the latest amendment.
SELECT customer_id, invoice_id,
  countIf(kind = 'ISSUED') > 0 AS issued,
  countIf(kind = 'CANCELLED') > 0 AS cancelled,
  minOrNullIf(occurred_on, kind = 'WRITTEN_OFF') AS written_off_on,
  argMinIf(issue_date, offset, kind = 'ISSUED') AS issue_date,
  argMinIf(order_id, offset, kind = 'ISSUED') AS order_id,
  argMinIf((due_date, amount, currency, booked), offset, kind = 'ISSUED') AS first_terms,
  argMaxIf((due_date, amount, currency, booked), (occurred_at, event_id), kind = 'AMENDED') AS last_terms,
  if(countIf(kind = 'AMENDED') > 0, last_terms, first_terms) AS terms,
  terms.1 AS due_date, terms.2 AS amount, terms.3 AS currency, terms.4 AS booked
FROM invoice_events
GROUP BY customer_id, invoice_id
