-- Each invoice that counts, with what is left of it.
SELECT t.customer_id AS customer_id, t.invoice_id AS invoice_id, c.today AS today,
  t.issue_date AS issue_date, t.due_date AS due_date,
  t.amount - least(toInt256(d.credited), toInt256(t.amount)) AS net,
  net - d.paid AS rest,
  if(net = 0, toInt256(0), half_even(net * t.booked, t.amount)) AS invoiced_minor,
  invoiced_minor - if(d.paid = 0, toInt256(0), half_even(d.paid * t.booked, t.amount)) AS rest_minor,
  t.written_off_on AS written_off_on,
  rest > 0 AND written_off_on IS NULL AS open,
  if(written_off_on IS NULL, rest_minor, toInt256(0)) AS open_minor,
  if(written_off_on IS NULL, toInt256(0), rest_minor) AS written_off_minor,
  s.disputed AS disputed,
  open AND due_date < today AS overdue,
  overdue AND NOT disputed AS overdue_clean,
  if(overdue, dateDiff('day', due_date, today), 0) AS days_past_due,
  if(net > 0 AND rest = 0, d.covered_on, NULL) AS settled_on,
  settled_on > due_date AS late
FROM terms AS t
INNER JOIN customers AS c ON c.customer_id = t.customer_id
LEFT JOIN disputes AS s ON s.customer_id = t.customer_id AND s.invoice_id = t.invoice_id
LEFT JOIN (
  SELECT customer_id, invoice_id, sumIf(claim, source = 'credit') AS credited,
    sumIf(taken, source = 'payment') AS paid, minOrNullIf(day, covered >= invoice_amount) AS covered_on
  FROM drawn
  GROUP BY customer_id, invoice_id
) AS d ON d.customer_id = t.customer_id AND d.invoice_id = t.invoice_id
WHERE t.issued AND NOT t.cancelled
