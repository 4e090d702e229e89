-- The days that began, and where on the log.
SELECT partition, offset, toDate32(JSONExtractString(payload, 'date')) AS date
FROM {log:Identifier}.ledger_events
WHERE topic = 'ledger.events' AND record_type = 'ClockTick' AND (partition, offset) NOT IN refused
