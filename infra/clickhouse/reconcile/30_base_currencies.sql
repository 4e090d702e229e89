-- All amounts are booked in the currency of the policy.
SELECT partition,
  argMin(JSONExtractString(JSONExtractString(payload, 'body'), 'baseCurrency'), offset) AS base
FROM {log:Identifier}.ledger_events
WHERE topic = 'ledger.events' AND record_type = 'PolicyActivated' AND JSONExtractString(payload, 'mode') = 'LIVE'
  AND (partition, offset) NOT IN refused
GROUP BY partition
