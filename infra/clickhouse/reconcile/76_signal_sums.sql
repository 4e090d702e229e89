SELECT customer_id, countIf(kind = 'COMPLAINT' AND within(occurred_on, 365, today)) AS complaints_365
FROM signals
GROUP BY customer_id
