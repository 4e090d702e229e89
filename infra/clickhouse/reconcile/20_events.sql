-- What had been accepted about the customers asked for: of several records with one event id the first.
SELECT e.customer_id AS customer_id, e.partition AS partition, e.offset AS offset, e.record_type AS record_type,
  e.event_id AS event_id, assumeNotNull(e.occurred_at) AS occurred_at, toDate32(assumeNotNull(e.occurred_at)) AS occurred_on,
  d.today AS today, e.payload AS payload
FROM {log:Identifier}.ledger_events AS e
INNER JOIN days AS d ON d.partition = e.partition
WHERE e.topic = 'ledger.events' AND e.customer_id != '' AND e.offset < d.until
  AND cityHash64(e.customer_id) % {slices:UInt32} = {slice:UInt32}
  AND (empty({customers:Array(String)}) OR has({customers:Array(String)}, e.customer_id))
  AND (e.partition, e.offset) NOT IN refused
ORDER BY offset
LIMIT 1 BY customer_id, event_id
