-- Up to which offset a partition's records were known at the end of the day asked for, and which day that is there:
-- a business date that lies ahead is not reached yet, so the present one stands for it.
SELECT partition, least({date:Date32}, max(date)) AS today,
  minIf(offset, date > {date:Date32}) AS next_day_at,
  if(countIf(date > {date:Date32}) = 0, toInt64(9223372036854775807), next_day_at) AS until
FROM (
  SELECT partition, offset, date FROM ticks
  UNION ALL
  SELECT partition, e.offset AS offset, e.date AS date FROM first_events AS e
  LEFT JOIN (SELECT partition, min(offset) AS offset, count() AS n FROM ticks GROUP BY partition) AS t USING (partition)
  WHERE t.n = 0 OR e.offset < t.offset
)
GROUP BY partition
HAVING argMin(date, offset) <= {date:Date32}
