SELECT customer_id, countIf(within(broken_on, 365, today)) AS broken_promises_365
FROM promises
GROUP BY customer_id
