-- Who did what to the system, and why: one row per act.
CREATE TABLE IF NOT EXISTS audit /* on cluster */ (
  event_id String,
  occurred_at DateTime64(3, 'UTC'),
  actor LowCardinality(String),
  action LowCardinality(String),
  subject String,
  reason Nullable(String),
  details String,
  kafka_topic LowCardinality(String),
  kafka_partition Int32,
  kafka_offset Int64,
  kafka_ts DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (subject, event_id, kafka_topic, kafka_partition, kafka_offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
