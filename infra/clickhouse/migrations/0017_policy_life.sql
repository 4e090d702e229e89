-- Where the shadow policy says something else of a customer than the live one, whenever that changes. `status` is
-- DIFFERS, AGREES (differed before) or ENDED (differed when the shadow ended).
CREATE TABLE IF NOT EXISTS shadow_differences /* on cluster */ (
  customer_id String,
  as_of Date32,
  partition Int32,
  offset Int64,
  core_version LowCardinality(String),
  live_policy_id LowCardinality(String),
  live_policy_version LowCardinality(String),
  shadow_policy_id LowCardinality(String),
  shadow_policy_version LowCardinality(String),
  status LowCardinality(String),
  live_grade LowCardinality(String),
  shadow_grade LowCardinality(String),
  live_score Float64,
  shadow_score Float64,
  live_limit_minor Int64,
  shadow_limit_minor Int64,
  live_in_default Bool,
  shadow_in_default Bool,
  warnings_only_live Array(String),
  warnings_only_shadow Array(String),
  warnings_of_other_severity Array(String),
  exposure_minor Int64,
  currency LowCardinality(String),
  kafka_topic LowCardinality(String),
  kafka_partition Int32,
  kafka_offset Int64,
  kafka_ts DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (customer_id, as_of, kafka_topic, kafka_partition, kafka_offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

-- The life of policies. `event` is PROPOSED, APPROVED or SWITCHED; columns that an event does not have are empty or null.
CREATE TABLE IF NOT EXISTS policies /* on cluster */ (
  event LowCardinality(String),
  event_id String,
  occurred_at DateTime64(3, 'UTC'),
  policy_id LowCardinality(String),
  version String,
  hash String,
  body String,
  source_text String,
  proposed_by LowCardinality(String),
  approved_by LowCardinality(String),
  mode LowCardinality(String),
  switched_by LowCardinality(String),
  rollback_of Nullable(String),
  note Nullable(String),
  kafka_topic LowCardinality(String),
  kafka_partition Int32,
  kafka_offset Int64,
  kafka_ts DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (policy_id, version, kafka_topic, kafka_partition, kafka_offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

-- The present differences: the last word on each customer, where it is that they differ.
CREATE OR REPLACE VIEW shadow_differences_current /* on cluster */ AS
SELECT * FROM shadow_differences FINAL
WHERE status = 'DIFFERS' AND (customer_id, kafka_offset) IN (
  SELECT customer_id, max(kafka_offset) FROM shadow_differences GROUP BY customer_id
);

-- What it is about in one row per customer: the present exposure, and the grades of both.
CREATE OR REPLACE VIEW shadow_comparison /* on cluster */ AS
SELECT
  i.customer_id AS customer_id,
  i.segment AS segment,
  d.customer_id != '' AS is_different,
  if(is_different, d.live_grade, i.grade) AS live_grade,
  if(is_different, d.shadow_grade, i.grade) AS shadow_grade,
  d.live_limit_minor AS live_limit_minor,
  d.shadow_limit_minor AS shadow_limit_minor,
  d.warnings_only_live AS warnings_only_live,
  d.warnings_only_shadow AS warnings_only_shadow,
  d.warnings_of_other_severity AS warnings_of_other_severity,
  d.live_policy_id AS live_policy_id,
  d.live_policy_version AS live_policy_version,
  d.shadow_policy_id AS shadow_policy_id,
  d.shadow_policy_version AS shadow_policy_version,
  i.exposure_minor AS exposure_minor,
  i.currency AS currency
FROM (SELECT customer_id, segment, grade, exposure_minor, currency FROM indicators_latest WHERE grade IS NOT NULL) AS i
LEFT JOIN shadow_differences_current AS d ON d.customer_id = i.customer_id;
