-- Payments received, and on which day returned: the whole payment, for good.
SELECT customer_id, payment_id, any(today) AS today,
  countIf(kind = 'RECEIVED') > 0 AS received,
  minOrNullIf(occurred_on, kind = 'REVERSED') AS reversed_on,
  received AND reversed_on IS NULL AS stands,
  argMinIf((payment_date, amount, currency, booked, allocations), offset, kind = 'RECEIVED') AS first,
  first.1 AS payment_date, first.2 AS amount, first.3 AS currency, first.4 AS booked, first.5 AS allocations
FROM payment_events
GROUP BY customer_id, payment_id
