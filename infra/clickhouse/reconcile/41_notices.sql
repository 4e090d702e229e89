-- Dunning, promises and disputes.
SELECT customer_id, offset, event_id, occurred_at, occurred_on, today,
  JSONExtractString(payload, 'kind') AS kind,
  JSONExtractString(payload, 'invoiceId') AS invoice_id,
  JSONExtract(payload, 'dunningLevel', 'Nullable(Int64)') AS dunning_level,
  toDate32OrZero(JSONExtractString(payload, 'promisedDate')) AS promised_date,
  JSONExtract(payload, 'amountMinor', 'Nullable(Int64)') AS amount
FROM events
WHERE record_type = 'OverdueEvent'
