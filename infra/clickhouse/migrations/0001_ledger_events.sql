-- The log, record by record, undecodable ones too: a rebuild from this table meets what the first reading met.
-- `value_base64` is the record as it was written, for rebuilds and proofs; `payload` is the same in JSON, with dates and
-- times as ISO texts, for SQL. A record that cannot be decoded has an empty `record_type` and says why in `decode_error`.
-- There is no PARTITION BY, here and below: an insert that spans partitions would be stored partition by partition, and
-- the highest offset in a table would no longer prove that every lower one is there.
CREATE TABLE IF NOT EXISTS ledger_events /* on cluster */ (
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
  INDEX by_customer customer_id TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX by_event event_id TYPE bloom_filter(0.01) GRANULARITY 1
) ENGINE = ReplacingMergeTree ORDER BY (topic, partition, offset)
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;
