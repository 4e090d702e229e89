-- The parts of standing payments. In the base currency their running total is rounded, so that the parts and what is
-- left make the booked payment.
SELECT customer_id, payment_id, nth, payment_date, currency, line.1 AS invoice_id, line.2 AS amount,
  if(upto = 0, toInt256(0), half_even(toInt256(upto) * payment_booked, payment_amount)) AS booked_upto,
  booked_upto - if(upto = amount, toInt256(0), half_even(toInt256(upto - amount) * payment_booked, payment_amount)) AS booked
FROM (
  SELECT customer_id, payment_id, payment_date, currency, amount AS payment_amount, booked AS payment_booked,
    allocations, arrayCumSum(arrayMap(a -> a.2, allocations)) AS running
  FROM payments
  WHERE stands
)
ARRAY JOIN arrayEnumerate(allocations) AS nth, allocations AS line, running AS upto
