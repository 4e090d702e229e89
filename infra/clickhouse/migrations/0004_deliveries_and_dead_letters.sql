-- One row per try of a notification.
CREATE TABLE IF NOT EXISTS deliveries /* on cluster */ (
  delivery_id String,
  customer_id String,
  warning_id String,
  event LowCardinality(String),
  channel LowCardinality(String),
  target LowCardinality(String),
  state LowCardinality(String),
  attempts Int32,
  next_attempt_at Nullable(DateTime64(3, 'UTC')),
  last_error Nullable(String),
  updated_at DateTime64(3, 'UTC'),
  payload String,
  kafka_topic LowCardinality(String),
  kafka_partition Int32,
  kafka_offset Int64,
  kafka_ts DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (delivery_id, kafka_topic, kafka_partition, kafka_offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

-- Records of the log that broke the contract. `topic`, `partition`, `offset` say where the record lies in the log.
CREATE TABLE IF NOT EXISTS dead_letters /* on cluster */ (
  topic String,
  partition Nullable(Int32),
  offset Nullable(Int64),
  stage LowCardinality(String),
  reason LowCardinality(String),
  message String,
  key_base64 Nullable(String),
  value_base64 Nullable(String),
  headers Map(String, String),
  kafka_topic LowCardinality(String),
  kafka_partition Int32,
  kafka_offset Int64,
  kafka_ts DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (kafka_topic, kafka_partition, kafka_offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

-- Records of the other topics that could not become a row: kept as they came, so that nothing is lost in silence.
CREATE TABLE IF NOT EXISTS undecodable_records /* on cluster */ (
  reason LowCardinality(String),
  message String,
  key_base64 Nullable(String),
  value_base64 Nullable(String),
  headers Map(String, String),
  kafka_topic LowCardinality(String),
  kafka_partition Int32,
  kafka_offset Int64,
  kafka_ts DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (kafka_topic, kafka_partition, kafka_offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
