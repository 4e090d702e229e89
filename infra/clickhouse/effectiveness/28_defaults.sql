-- On which days a customer was in default by the ledger alone, whatever a policy calls it: more than 90 days past due, undisputed,
-- on an amount over both the absolute and the relative level. A row of indicators stands until the next one.
SELECT customer_id, arraySort(groupArray((since, until))) AS spans
FROM (
  SELECT customer_id, addDays(as_of, greatest(0, 91 - days)) AS since,
    leadInFrame(as_of, 1, toDate32('2299-12-31')) OVER (
      PARTITION BY customer_id ORDER BY as_of ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS until,
    days, overdue, open
  FROM (
    SELECT customer_id, as_of,
      argMax((max_days_past_due, overdue_clean_minor, open_minor), kafka_offset) AS latest,
      latest.1 AS days, latest.2 AS overdue, latest.3 AS open
    FROM indicators
    WHERE customer_id IN (SELECT customer_id FROM raised)
    GROUP BY customer_id, as_of
  )
)
WHERE days > 0 AND since < until AND overdue > {materialMinor:Int64} AND overdue > {materialRatio:Float64} * open
GROUP BY customer_id
