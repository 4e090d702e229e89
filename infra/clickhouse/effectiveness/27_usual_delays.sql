-- How late a customer usually paid, day by day as it was known: null where nothing had been settled within a year.
SELECT customer_id, as_of, argMax(tuple(avg_days_late), kafka_offset).1 AS avg_days_late
FROM indicators
WHERE customer_id IN (SELECT customer_id FROM raised)
GROUP BY customer_id, as_of
