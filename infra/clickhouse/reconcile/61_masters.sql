-- Master data: the latest word, whole.
SELECT customer_id, argMax((onboarded_on, credit_limit), (occurred_at, event_id)) AS latest,
  latest.1 AS onboarded_on, latest.2 AS credit_limit_minor
FROM (
  SELECT e.customer_id AS customer_id, e.occurred_at AS occurred_at, e.event_id AS event_id,
    toDate32OrNull(JSONExtractString(e.payload, 'onboardedOn')) AS onboarded_on,
    if(JSONExtract(e.payload, 'creditLimitMinor', 'Nullable(Int64)') IS NULL, NULL, m.booked) AS credit_limit
  FROM events AS e
  INNER JOIN booked AS m ON m.customer_id = e.customer_id AND m.offset = e.offset
  WHERE e.record_type = 'CustomerEvent'
)
GROUP BY customer_id
