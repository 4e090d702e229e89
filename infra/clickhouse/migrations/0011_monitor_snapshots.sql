-- State of the monitor's partitions, so that a restart need not replay the whole log. A row is one customer as of an offset
-- (the first that its state has not consumed); `is_end` rows complete a snapshot and hold the rest of the partition's state.
-- A generation is one whole snapshot with the changes after it. It is a partition of the table, so that it can go at once;
-- one that nobody goes on with or drops ends by its time to live. `bytes_base64` is how bytes come in, `bytes` what is kept.
CREATE TABLE IF NOT EXISTS monitor_snapshots /* on cluster */ (
  monitor_group LowCardinality(String),
  topic LowCardinality(String),
  partition Int32,
  generation String,
  is_end Bool DEFAULT false,
  customer_id String,
  offset Int64,
  format LowCardinality(String),
  core_version LowCardinality(String),
  customers UInt64 DEFAULT 0,
  written UInt64 DEFAULT 0,
  born_ms Int64 DEFAULT 0,
  bytes_base64 String EPHEMERAL,
  bytes String DEFAULT base64Decode(bytes_base64) CODEC(ZSTD(1)),
  written_at DateTime DEFAULT now()
) ENGINE = MergeTree PARTITION BY generation ORDER BY (monitor_group, topic, partition, generation, is_end, customer_id, offset)
TTL written_at + INTERVAL 14 DAY
SETTINGS ttl_only_drop_parts = 1;
