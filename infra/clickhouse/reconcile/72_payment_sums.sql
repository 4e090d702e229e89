-- Counts over payments, and the money of payments that no allocation names.
SELECT customer_id,
  countIf(stands AND within(payment_date, 30, today)) AS payment_count_30,
  countIf(stands AND within(payment_date, 90, today)) AS payment_count_90,
  countIf(stands AND within(payment_date, 365, today)) AS payment_count_365,
  countIf(reversed_on IS NOT NULL AND within(assumeNotNull(reversed_on), 365, today)) AS reversed_payments_365,
  sumIf(booked, stands) AS booked_minor
FROM payments
GROUP BY customer_id
