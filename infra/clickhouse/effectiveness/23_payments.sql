-- Parts of payments by invoice, each with the offsets from which on it is known and, if the payment was returned, known no more.
-- In the base currency a payment's running total is rounded, so that its parts and what is left make the whole.
SELECT customer_id, invoice_id, arraySort(groupArray((paid_on, payment_id, nth, received_at, returned_at, amount, payment_currency, booked))) AS parts
FROM (
  SELECT customer_id, payment_id, paid_on, nth, received_at, returned_at, payment_currency,
    line.1 AS invoice_id, line.2 AS amount,
    half_even(toInt256(upto) * payment_booked, greatest(payment_amount, 1))
      - half_even(toInt256(upto - amount) * payment_booked, greatest(payment_amount, 1)) AS booked
  FROM (
    SELECT customer_id, payment_id, minIf(offset, kind = 'RECEIVED') AS received_at,
      if(countIf(kind = 'REVERSED') > 0, minIf(offset, kind = 'REVERSED'), never()) AS returned_at,
      argMinIf((payment_date, amount, currency, booked, allocations), offset, kind = 'RECEIVED') AS first,
      first.1 AS paid_on, first.2 AS payment_amount, first.3 AS payment_currency, first.4 AS payment_booked,
      first.5 AS lines, arrayCumSum(arrayMap(l -> l.2, lines)) AS running
    FROM booked
    WHERE record_type = 'PaymentEvent'
    GROUP BY customer_id, payment_id
    HAVING countIf(kind = 'RECEIVED') > 0
  )
  ARRAY JOIN arrayEnumerate(lines) AS nth, lines AS line, running AS upto
)
GROUP BY customer_id, invoice_id
