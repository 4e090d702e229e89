-- Ratings in force, one row per record: the rows of a customer are the history of what held, and from when.
CREATE TABLE IF NOT EXISTS ratings /* on cluster */ (
  customer_id String,
  as_of Date32,
  partition Int32,
  offset Int64,
  policy_id LowCardinality(String),
  policy_version LowCardinality(String),
  core_version LowCardinality(String),
  policy_segment LowCardinality(String),
  grade LowCardinality(String),
  since Date32,
  probability_of_default Float64,
  in_default Bool,
  recommended_limit_minor Int64,
  currency LowCardinality(String),
  kafka_topic LowCardinality(String),
  kafka_partition Int32,
  kafka_offset Int64,
  kafka_ts DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (customer_id, as_of, kafka_topic, kafka_partition, kafka_offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
