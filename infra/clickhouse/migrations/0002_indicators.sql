-- One row per customer and business date on which any value changed; of several rows of one date the last one stands.
-- `partition` and `offset` are the position in the log that the row rests on, `kafka_*` where the row's own record lies.
CREATE TABLE IF NOT EXISTS indicators /* on cluster */ (
  customer_id String,
  as_of Date32,
  partition Int32,
  offset Int64,
  currency LowCardinality(String),
  segment LowCardinality(Nullable(String)),
  policy_segment LowCardinality(Nullable(String)),
  grade LowCardinality(Nullable(String)),
  score Nullable(Float64),
  open_minor Int64,
  overdue_minor Int64,
  not_due_minor Int64,
  disputed_minor Int64,
  overdue_clean_minor Int64,
  unapplied_minor Int64,
  net_open_minor Int64,
  open_count Int64,
  overdue_count Int64,
  disputed_count Int64,
  ageing_1_to_30_minor Int64,
  ageing_31_to_60_minor Int64,
  ageing_61_to_90_minor Int64,
  ageing_91_plus_minor Int64,
  ageing_1_to_30_count Int64,
  ageing_31_to_60_count Int64,
  ageing_61_to_90_count Int64,
  ageing_91_plus_count Int64,
  max_days_past_due Int64,
  weighted_days_past_due Float64,
  overdue_ratio Float64,
  overdue_clean_ratio Float64,
  exposure_minor Int64,
  credit_limit_minor Nullable(Int64),
  utilisation Nullable(Float64),
  invoiced_30_minor Int64,
  invoiced_90_minor Int64,
  invoiced_365_minor Int64,
  paid_30_minor Int64,
  paid_90_minor Int64,
  paid_365_minor Int64,
  written_off_30_minor Int64,
  written_off_90_minor Int64,
  written_off_365_minor Int64,
  invoiced_count_30 Int64,
  invoiced_count_90 Int64,
  invoiced_count_365 Int64,
  payment_count_30 Int64,
  payment_count_90 Int64,
  payment_count_365 Int64,
  avg_days_to_pay Nullable(Float64),
  avg_days_late Nullable(Float64),
  late_ratio Nullable(Float64),
  late_amount_ratio Nullable(Float64),
  on_time_ratio Nullable(Float64),
  late_payment_streak Int64,
  payment_index Nullable(Float64),
  dso_simple_90 Nullable(Float64),
  dso_simple_365 Nullable(Float64),
  dso_countback Nullable(Float64),
  dso_countback_is_lower_bound Bool,
  turnover_trend Nullable(Float64),
  partial_payment_ratio Nullable(Float64),
  reversed_payments_365 Int64,
  broken_promises_365 Int64,
  max_dunning_level_365 Int64,
  complaints_365 Int64,
  kafka_topic LowCardinality(String),
  kafka_partition Int32,
  kafka_offset Int64,
  kafka_ts DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(kafka_offset) ORDER BY (customer_id, as_of)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

CREATE VIEW IF NOT EXISTS indicators_latest /* on cluster */ AS
SELECT * FROM indicators FINAL
WHERE (customer_id, as_of) IN (SELECT customer_id, max(as_of) FROM indicators GROUP BY customer_id);

-- The values as known at the end of a business date: SELECT * FROM indicators_as_of(date = '2013-06-30').
CREATE VIEW IF NOT EXISTS indicators_as_of /* on cluster */ AS
SELECT * FROM indicators FINAL
WHERE (customer_id, as_of) IN (
  SELECT customer_id, max(as_of) FROM indicators WHERE as_of <= {date:Date32} GROUP BY customer_id
);
