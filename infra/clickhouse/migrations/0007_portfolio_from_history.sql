-- The portfolio's history straight from `indicators`: it is as narrow to read as a roll-up of the same rows, twice as fast,
-- and holds nothing of its own that could fall behind when a server dies between a table and its roll-up.
DROP VIEW IF EXISTS customer_days_feed /* on cluster */;

-- By how much each business date moved the sums of a segment and grade: a customer's day enters with its values, and on
-- the next day that he has they are taken out again, so that he leaves the group he was in.
CREATE OR REPLACE VIEW portfolio_moves /* on cluster */ AS
SELECT as_of, currency, segment, grade, toInt64(sum(sign)) AS customers,
  sum(sign * open_minor) AS open_minor,
  sum(sign * overdue_minor) AS overdue_minor,
  sum(sign * not_due_minor) AS not_due_minor,
  sum(sign * disputed_minor) AS disputed_minor,
  sum(sign * ageing_1_to_30_minor) AS ageing_1_to_30_minor,
  sum(sign * ageing_31_to_60_minor) AS ageing_31_to_60_minor,
  sum(sign * ageing_61_to_90_minor) AS ageing_61_to_90_minor,
  sum(sign * ageing_91_plus_minor) AS ageing_91_plus_minor,
  sum(sign * exposure_minor) AS exposure_minor,
  sum(sign * invoiced_90_minor) AS invoiced_90_minor
FROM (
  SELECT as_of, toInt8(1) AS sign,
    CAST(currency AS String) AS currency, ifNull(CAST(segment AS Nullable(String)), '') AS segment,
    ifNull(CAST(grade AS Nullable(String)), '') AS grade,
    open_minor, overdue_minor, not_due_minor, disputed_minor,
    ageing_1_to_30_minor, ageing_31_to_60_minor, ageing_61_to_90_minor, ageing_91_plus_minor,
    exposure_minor, invoiced_90_minor
  FROM indicators FINAL
  UNION ALL
  SELECT assumeNotNull(next) AS as_of, toInt8(-1) AS sign, currency, segment, grade,
    open_minor, overdue_minor, not_due_minor, disputed_minor,
    ageing_1_to_30_minor, ageing_31_to_60_minor, ageing_61_to_90_minor, ageing_91_plus_minor,
    exposure_minor, invoiced_90_minor
  FROM (
    SELECT CAST(currency AS String) AS currency, ifNull(CAST(segment AS Nullable(String)), '') AS segment,
      ifNull(CAST(grade AS Nullable(String)), '') AS grade,
      open_minor, overdue_minor, not_due_minor, disputed_minor,
      ageing_1_to_30_minor, ageing_31_to_60_minor, ageing_61_to_90_minor, ageing_91_plus_minor,
      exposure_minor, invoiced_90_minor,
      leadInFrame(toNullable(as_of)) OVER (
        PARTITION BY customer_id ORDER BY as_of ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
      ) AS next
    FROM indicators FINAL
  )
  WHERE next IS NOT NULL
)
GROUP BY as_of, currency, segment, grade;

-- The portfolio at the end of every business date, by segment and grade, days without a change included.
CREATE OR REPLACE VIEW portfolio_by_day /* on cluster */ AS
SELECT as_of, currency, segment, grade,
  sum(moved_customers) OVER running AS customers,
  sum(moved_open) OVER running AS open_minor,
  sum(moved_overdue) OVER running AS overdue_minor,
  sum(moved_not_due) OVER running AS not_due_minor,
  sum(moved_disputed) OVER running AS disputed_minor,
  sum(moved_ageing_1_to_30) OVER running AS ageing_1_to_30_minor,
  sum(moved_ageing_31_to_60) OVER running AS ageing_31_to_60_minor,
  sum(moved_ageing_61_to_90) OVER running AS ageing_61_to_90_minor,
  sum(moved_ageing_91_plus) OVER running AS ageing_91_plus_minor,
  sum(moved_exposure) OVER running AS exposure_minor,
  sum(moved_invoiced_90) OVER running AS invoiced_90_minor
FROM (
  SELECT as_of, currency, segment, grade, sum(customers) AS moved_customers,
    sum(open_minor) AS moved_open,
    sum(overdue_minor) AS moved_overdue,
    sum(not_due_minor) AS moved_not_due,
    sum(disputed_minor) AS moved_disputed,
    sum(ageing_1_to_30_minor) AS moved_ageing_1_to_30,
    sum(ageing_31_to_60_minor) AS moved_ageing_31_to_60,
    sum(ageing_61_to_90_minor) AS moved_ageing_61_to_90,
    sum(ageing_91_plus_minor) AS moved_ageing_91_plus,
    sum(exposure_minor) AS moved_exposure,
    sum(invoiced_90_minor) AS moved_invoiced_90
  FROM (
    SELECT as_of, currency, segment, grade, customers,
      open_minor, overdue_minor, not_due_minor, disputed_minor,
      ageing_1_to_30_minor, ageing_31_to_60_minor, ageing_61_to_90_minor, ageing_91_plus_minor,
      exposure_minor, invoiced_90_minor
    FROM portfolio_moves
    UNION ALL
    SELECT as_of, currency, segment, grade, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM (
      SELECT addDays(first_day, arrayJoin(range(toUInt32(dateDiff('day', first_day, last_day) + 1)))) AS as_of
      FROM (SELECT min(as_of) AS first_day, max(as_of) AS last_day, count() AS n FROM indicators HAVING n > 0)
    ) AS days
    CROSS JOIN (
      SELECT DISTINCT CAST(currency AS String) AS currency, ifNull(CAST(segment AS Nullable(String)), '') AS segment,
        ifNull(CAST(grade AS Nullable(String)), '') AS grade
      FROM indicators FINAL
    ) AS groups
  )
  GROUP BY as_of, currency, segment, grade
)
WINDOW running AS (
  PARTITION BY currency, segment, grade ORDER BY as_of ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
);

DROP TABLE IF EXISTS customer_days /* on cluster */;
