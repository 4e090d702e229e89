-- Roll-ups hold states to which a row may be added twice without harm (argMax by offset, exact distinct counts): a
-- materialized view sees a duplicate before the table below it collapses it, and a lost tail can be added again.

-- What the portfolio needs of a customer's day, a tenth of the history's width.
CREATE TABLE IF NOT EXISTS customer_days /* on cluster */ (
  customer_id String,
  as_of Date32,
  latest AggregateFunction(argMax, Tuple(
    currency String, segment String, grade String,
    open_minor Int64,
    overdue_minor Int64,
    not_due_minor Int64,
    disputed_minor Int64,
    ageing_1_to_30_minor Int64,
    ageing_31_to_60_minor Int64,
    ageing_61_to_90_minor Int64,
    ageing_91_plus_minor Int64,
    exposure_minor Int64,
    invoiced_90_minor Int64
  ), Int64)
) ENGINE = AggregatingMergeTree ORDER BY (customer_id, as_of)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS customer_days_feed /* on cluster */ TO customer_days AS
SELECT customer_id, as_of, argMaxState(
  CAST((toString(currency), ifNull(toString(segment), ''), ifNull(toString(grade), ''),
    open_minor, overdue_minor, not_due_minor, disputed_minor, ageing_1_to_30_minor,
    ageing_31_to_60_minor, ageing_61_to_90_minor, ageing_91_plus_minor, exposure_minor, invoiced_90_minor),
    'Tuple(currency String, segment String, grade String, open_minor Int64, overdue_minor Int64, not_due_minor Int64, disputed_minor Int64, ageing_1_to_30_minor Int64, ageing_31_to_60_minor Int64, ageing_61_to_90_minor Int64, ageing_91_plus_minor Int64, exposure_minor Int64, invoiced_90_minor Int64)'),
  kafka_offset) AS latest
FROM indicators GROUP BY customer_id, as_of;

CREATE TABLE IF NOT EXISTS warning_days /* on cluster */ (
  as_of Date32,
  event LowCardinality(String),
  rule_id LowCardinality(String),
  severity LowCardinality(String),
  warnings AggregateFunction(uniqExact, String)
) ENGINE = AggregatingMergeTree ORDER BY (as_of, event, rule_id, severity)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS warning_days_feed /* on cluster */ TO warning_days AS
SELECT as_of, event, rule_id, severity, uniqExactState(warning_id) AS warnings
FROM warnings GROUP BY as_of, event, rule_id, severity;

CREATE TABLE IF NOT EXISTS rating_change_days /* on cluster */ (
  as_of Date32,
  direction LowCardinality(String),
  from_grade LowCardinality(String),
  to_grade LowCardinality(String),
  changes AggregateFunction(uniqExact, String)
) ENGINE = AggregatingMergeTree ORDER BY (as_of, direction, from_grade, to_grade)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS rating_change_days_feed /* on cluster */ TO rating_change_days AS
SELECT as_of, direction, from_grade, to_grade, uniqExactState(rating_change_id) AS changes
FROM rating_changes GROUP BY as_of, direction, from_grade, to_grade;

-- By how much each business date moved the sums of a segment and grade: a customer's day enters with its values and
-- takes the values of his day before out again, so that he leaves the group he was in.
CREATE VIEW IF NOT EXISTS portfolio_moves /* on cluster */ AS
SELECT as_of, day.currency AS currency, day.segment AS segment, day.grade AS grade, sum(sign) AS customers,
  sum(sign * day.open_minor) AS open_minor,
  sum(sign * day.overdue_minor) AS overdue_minor,
  sum(sign * day.not_due_minor) AS not_due_minor,
  sum(sign * day.disputed_minor) AS disputed_minor,
  sum(sign * day.ageing_1_to_30_minor) AS ageing_1_to_30_minor,
  sum(sign * day.ageing_31_to_60_minor) AS ageing_31_to_60_minor,
  sum(sign * day.ageing_61_to_90_minor) AS ageing_61_to_90_minor,
  sum(sign * day.ageing_91_plus_minor) AS ageing_91_plus_minor,
  sum(sign * day.exposure_minor) AS exposure_minor,
  sum(sign * day.invoiced_90_minor) AS invoiced_90_minor
FROM (
  SELECT as_of, arrayJoin(if(nth = 1, [(toInt8(1), now)], [(toInt8(1), now), (toInt8(-1), before)])) AS move,
    move.1 AS sign, move.2 AS day
  FROM (
    SELECT as_of, now, row_number() OVER earlier AS nth, lagInFrame(now) OVER earlier AS before
    FROM (SELECT customer_id, as_of, argMaxMerge(latest) AS now FROM customer_days GROUP BY customer_id, as_of)
    WINDOW earlier AS (PARTITION BY customer_id ORDER BY as_of ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  )
)
GROUP BY as_of, currency, segment, grade;

-- The portfolio at the end of every business date, by segment and grade, days without a change included.
CREATE VIEW IF NOT EXISTS portfolio_by_day /* on cluster */ AS
WITH
  days AS (
    SELECT addDays(first_day, arrayJoin(range(toUInt32(dateDiff('day', first_day, last_day) + 1)))) AS as_of
    FROM (SELECT min(as_of) AS first_day, max(as_of) AS last_day, count() AS n FROM customer_days HAVING n > 0)
  ),
  groups AS (SELECT DISTINCT currency, segment, grade FROM portfolio_moves)
SELECT d.as_of AS as_of, g.currency AS currency, g.segment AS segment, g.grade AS grade,
  sum(m.customers) OVER running AS customers,
  sum(m.open_minor) OVER running AS open_minor,
  sum(m.overdue_minor) OVER running AS overdue_minor,
  sum(m.not_due_minor) OVER running AS not_due_minor,
  sum(m.disputed_minor) OVER running AS disputed_minor,
  sum(m.ageing_1_to_30_minor) OVER running AS ageing_1_to_30_minor,
  sum(m.ageing_31_to_60_minor) OVER running AS ageing_31_to_60_minor,
  sum(m.ageing_61_to_90_minor) OVER running AS ageing_61_to_90_minor,
  sum(m.ageing_91_plus_minor) OVER running AS ageing_91_plus_minor,
  sum(m.exposure_minor) OVER running AS exposure_minor,
  sum(m.invoiced_90_minor) OVER running AS invoiced_90_minor
FROM days AS d CROSS JOIN groups AS g
LEFT JOIN portfolio_moves AS m
  ON m.as_of = d.as_of AND m.currency = g.currency AND m.segment = g.segment AND m.grade = g.grade
WINDOW running AS (
  PARTITION BY g.currency, g.segment, g.grade ORDER BY d.as_of ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
);
