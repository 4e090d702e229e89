-- Promises that were broken, by the day on which it showed. One is kept when by its date nothing was left to pay, or the
-- amount promised had come since it was made.
SELECT customer_id, event_id, any(today) AS today, addDays(any(promised_date), 1) AS broken_on
FROM (
  SELECT n.customer_id AS customer_id, n.event_id AS event_id, n.today AS today, n.promised_date AS promised_date,
    n.amount AS amount, i.net AS net,
    if(p.day <= n.promised_date, p.taken, 0) AS by_then,
    if(p.day <= n.promised_date AND p.day >= n.occurred_on, p.taken, 0) AS since
  FROM notices AS n
  INNER JOIN items AS i ON i.customer_id = n.customer_id AND i.invoice_id = n.invoice_id
  LEFT JOIN parts AS p ON p.customer_id = n.customer_id AND p.invoice_id = n.invoice_id
  WHERE n.kind = 'PROMISED'
)
GROUP BY customer_id, event_id
HAVING NOT (sum(by_then) >= any(net) OR ifNull(sum(since) >= any(amount), 0))
