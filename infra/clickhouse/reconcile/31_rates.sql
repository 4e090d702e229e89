-- From which offset on which rate is in force: of a pair the one of the latest date, of two of one date the later on the log.
-- A rate is read to nine decimals and kept as an integer.
SELECT partition, offset, base, quote,
  argMax(nano, (date, offset)) OVER (PARTITION BY partition, base, quote ORDER BY offset) AS nano
FROM (
  SELECT partition, offset, JSONExtractString(payload, 'base') AS base, JSONExtractString(payload, 'quote') AS quote,
    toDate32(JSONExtractString(payload, 'date')) AS date,
    toInt256(floor(JSONExtractFloat(payload, 'rate') * 1e9 + 0.5)) AS nano
  FROM {log:Identifier}.ledger_events
  WHERE topic = 'ledger.events' AND record_type = 'FxRate' AND (partition, offset) NOT IN refused
  ORDER BY offset
  LIMIT 1 BY partition, event_id
)
