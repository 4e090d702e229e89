-- Which day began with a tick: to be read without looking into the payloads of the whole log.
ALTER TABLE ledger_events /* on cluster */ ADD COLUMN IF NOT EXISTS tick_date Nullable(Date32)
  MATERIALIZED if(record_type = 'ClockTick', toDate32OrNull(JSONExtractString(payload, 'date')), NULL);
ALTER TABLE ledger_events /* on cluster */ ADD INDEX IF NOT EXISTS by_record_type record_type TYPE set(16) GRANULARITY 1;

-- The present business date of each partition, as far as the copied log tells.
CREATE OR REPLACE VIEW business_dates /* on cluster */ AS
SELECT partition, assumeNotNull(max(tick_date)) AS date
FROM ledger_events
WHERE topic = 'ledger.events' AND record_type = 'ClockTick' AND tick_date IS NOT NULL
  AND (partition, offset) NOT IN (
    SELECT assumeNotNull(partition), assumeNotNull(offset) FROM dead_letters
    WHERE topic = 'ledger.events' AND partition IS NOT NULL AND offset IS NOT NULL
  )
GROUP BY partition;

