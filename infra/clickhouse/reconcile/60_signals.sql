SELECT customer_id, offset, occurred_at, occurred_on, event_id, today,
  JSONExtractString(payload, 'kind') AS kind,
  JSONExtract(payload, 'numbers', 'Map(String, Float64)') AS numbers,
  JSONExtract(payload, 'texts', 'Map(String, String)') AS texts,
  toDate32OrNull(JSONExtractString(payload, 'validUntil')) AS valid_until,
  ifNull(valid_until >= today, true) AS in_force
FROM events
WHERE record_type = 'SignalEvent'
