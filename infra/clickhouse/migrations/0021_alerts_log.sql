-- The alerts' log, record by record, as the ledger's: `payload` is the record in JSON, `value_base64` its bytes.
CREATE TABLE IF NOT EXISTS alerts_log /* on cluster */ (
  topic LowCardinality(String),
  partition Int32,
  offset Int64,
  ts DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD),
  key_base64 Nullable(String) CODEC(ZSTD),
  customer_id String,
  record_type LowCardinality(String),
  event_id String CODEC(ZSTD),
  occurred_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD),
  payload String CODEC(ZSTD),
  value_base64 Nullable(String) CODEC(ZSTD),
  decode_error String DEFAULT '',
  INDEX by_customer customer_id TYPE bloom_filter(0.01) GRANULARITY 1
) ENGINE = ReplacingMergeTree ORDER BY (topic, partition, offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

-- Notices that were held back from a target, and why.
CREATE TABLE IF NOT EXISTS held_notices /* on cluster */ (
  held_id String,
  customer_id String,
  case_id Nullable(String),
  notice_id String,
  warning_id Nullable(String),
  event LowCardinality(String),
  target LowCardinality(String),
  reason LowCardinality(String),
  held_by Nullable(String),
  held_at DateTime64(3, 'UTC'),
  kafka_topic LowCardinality(String),
  kafka_partition Int32,
  kafka_offset Int64,
  kafka_ts DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (customer_id, held_id, kafka_topic, kafka_partition, kafka_offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

-- Whether each target is sent to, one row per change.
CREATE TABLE IF NOT EXISTS alert_targets /* on cluster */ (
  target String,
  state LowCardinality(String),
  reason String,
  delivery_id Nullable(String),
  updated_by Nullable(String),
  updated_at DateTime64(3, 'UTC'),
  kafka_topic LowCardinality(String),
  kafka_partition Int32,
  kafka_offset Int64,
  kafka_ts DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (target, kafka_topic, kafka_partition, kafka_offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

-- What messages have since they may speak of more than one warning. Rows from before have an empty `kind`.
ALTER TABLE deliveries /* on cluster */ ADD COLUMN IF NOT EXISTS kind String AFTER payload;
ALTER TABLE deliveries /* on cluster */ ADD COLUMN IF NOT EXISTS notices String AFTER kind;
ALTER TABLE deliveries /* on cluster */ ADD COLUMN IF NOT EXISTS group_key Nullable(String) AFTER notices;
ALTER TABLE deliveries /* on cluster */ ADD COLUMN IF NOT EXISTS case_id Nullable(String) AFTER group_key;
ALTER TABLE deliveries /* on cluster */ ADD COLUMN IF NOT EXISTS round_start Int32 AFTER case_id;
ALTER TABLE deliveries /* on cluster */ ADD COLUMN IF NOT EXISTS resent_by Nullable(String) AFTER round_start;

-- Every message with its state, the new columns among them.
CREATE OR REPLACE VIEW deliveries_current /* on cluster */ AS
SELECT * FROM deliveries FINAL ORDER BY kafka_offset DESC LIMIT 1 BY delivery_id;
