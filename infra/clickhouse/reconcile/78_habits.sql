-- How unusual the latest of a series is: days with payments by what came in and by the days between them, days with orders
-- by what was ordered, each order as it was last told. Days are taken over all time, the last 24 values of each series count.
SELECT customer_id,
  robust_z(arraySlice(arrayDifference(arrayMap(d -> toInt64(d.1), payment_days)), 2)) AS payment_gap_z,
  robust_z(arrayMap(d -> d.2, payment_days)) AS payment_amount_z,
  robust_z(arrayMap(d -> d.2, order_days)) AS order_amount_z
FROM (
  SELECT customer_id,
    arraySort(groupArrayIf((toInt64(day), toInt64(total)), source = 'payment')) AS payment_days,
    arraySort(groupArrayIf((toInt64(day), toInt64(total)), source = 'order')) AS order_days
  FROM (
    SELECT customer_id, source, day, sum(booked) AS total
    FROM (
      SELECT customer_id, 'payment' AS source, payment_date AS day, booked FROM payments WHERE stands
      UNION ALL
      SELECT customer_id, 'order' AS source, argMax(occurred_on, (occurred_at, event_id)) AS day,
        argMax(booked, (occurred_at, event_id)) AS booked
      FROM commitments
      WHERE kind = 'ORDER'
      GROUP BY customer_id, id
    )
    GROUP BY customer_id, source, day
    HAVING total > 0
  )
  GROUP BY customer_id
)
