-- Each invoice with all that was ever said of it itself, and the offset from which on it was known. Terms are due day, amount,
-- currency and the amount booked.
SELECT customer_id, invoice_id, minIf(offset, kind = 'ISSUED') AS issued_at,
  argMinIf((due_date, toInt256(amount), currency, booked), offset, kind = 'ISSUED') AS first_terms,
  arraySort(groupArrayIf((occurred_at, event_id, offset, (due_date, toInt256(amount), currency, booked)), kind = 'AMENDED'))
    AS amendments,
  groupArrayIf((offset, amount, currency, booked), kind = 'CREDIT_NOTE') AS credits,
  if(countIf(kind = 'CANCELLED') > 0, minIf(offset, kind = 'CANCELLED'), never()) AS cancelled_at,
  if(countIf(kind = 'WRITTEN_OFF') > 0, minIf(offset, kind = 'WRITTEN_OFF'), never()) AS written_off_at,
  minOrNullIf(occurred_on, kind = 'WRITTEN_OFF') AS written_off_on
FROM booked
WHERE record_type = 'InvoiceEvent'
GROUP BY customer_id, invoice_id
HAVING countIf(kind = 'ISSUED') > 0
