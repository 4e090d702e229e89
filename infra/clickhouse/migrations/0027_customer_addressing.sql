-- Whose a customer is: collector and region of his newest master data. Row-level access asks it with every statement, so
-- it stands apart from the log. States may be added twice without harm.
CREATE TABLE IF NOT EXISTS customer_addressing /* on cluster */ (
  customer_id String,
  latest AggregateFunction(argMax, Tuple(owner String, region String), Tuple(DateTime64(3, 'UTC'), Int64))
) ENGINE = AggregatingMergeTree ORDER BY customer_id
SETTINGS non_replicated_deduplication_window = 10000, replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS customer_addressing_feed /* on cluster */ TO customer_addressing AS
SELECT customer_id, argMaxState(
  CAST((JSONExtractString(payload, 'owner'), JSONExtractString(payload, 'region')), 'Tuple(owner String, region String)'),
  CAST((assumeNotNull(occurred_at), offset), 'Tuple(DateTime64(3, \'UTC\'), Int64)')) AS latest
FROM ledger_events WHERE record_type = 'CustomerEvent' GROUP BY customer_id;

INSERT INTO customer_addressing /* repeatable: the newest state of a customer stays the newest */
SELECT customer_id, argMaxState(
  CAST((JSONExtractString(payload, 'owner'), JSONExtractString(payload, 'region')), 'Tuple(owner String, region String)'),
  CAST((assumeNotNull(occurred_at), offset), 'Tuple(DateTime64(3, \'UTC\'), Int64)')) AS latest
FROM ledger_events WHERE record_type = 'CustomerEvent' GROUP BY customer_id;

CREATE OR REPLACE VIEW customers_addressed /* on cluster */ AS
SELECT customer_id, tupleElement(place, 'owner') AS owner, tupleElement(place, 'region') AS region
FROM (SELECT customer_id, argMaxMerge(latest) AS place FROM customer_addressing GROUP BY customer_id);
