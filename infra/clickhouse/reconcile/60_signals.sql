SELECT customer_id, occurred_at, occurred_on, event_id, today,
  JSONExtractString(payload, 'kind') AS kind,
  JSONExtract(payload, 'numbers', 'Map(String, Float64)') AS numbers,
  toDate32OrNull(JSONExtractString(payload, 'validUntil')) AS valid_until
FROM events
WHERE record_type = 'SignalEvent'
