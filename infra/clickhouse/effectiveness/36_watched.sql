-- Each episode with what was known of the customer when it began, and with the present business date.
SELECT r.warning_id AS warning_id, r.customer_id AS customer_id, r.offset AS offset, r.began_on AS began_on,
  r.rule_id AS rule_id, r.severity AS severity, r.owner AS owner, r.segment AS segment, r.currency AS currency,
  r.cleared AS cleared, r.cleared_on AS cleared_on, r.cleared_at AS cleared_at, b.date AS today,
  toDate32(addDays(r.began_on, {horizon:UInt16})) AS horizon_end, d.avg_days_late AS usual_delay
FROM raised AS r
INNER JOIN business_dates AS b ON b.partition = r.partition
ASOF LEFT JOIN usual_delays AS d ON d.customer_id = r.customer_id AND d.as_of < r.began_on
