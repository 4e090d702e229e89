-- The episodes asked for: a warning from its raise to its clearing, or still open. Severity, collector and size class are those
-- of the raise.
SELECT w.warning_id AS warning_id, w.customer_id AS customer_id, w.partition AS partition, w.offset AS offset,
  w.as_of AS began_on, w.rule_id AS rule_id, w.severity AS severity, ifNull(w.owner, '') AS owner,
  ifNull(w.segment, '') AS segment, w.currency AS currency,
  c.rows > 0 AS cleared, c.cleared_on AS cleared_on, c.cleared_at AS cleared_at
FROM warnings AS w
LEFT JOIN (
  SELECT warning_id, count() AS rows, min(as_of) AS cleared_on, min(offset) AS cleared_at
  FROM warnings WHERE event = 'CLEARED' GROUP BY warning_id
) AS c ON c.warning_id = w.warning_id
WHERE w.event = 'RAISED' AND w.as_of BETWEEN {from:Date32} AND {to:Date32}
LIMIT 1 BY w.warning_id
