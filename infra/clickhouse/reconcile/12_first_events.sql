-- Where each partition's first event about a customer lies. Before any tick its day is the business date.
SELECT partition, min(offset) AS offset, argMin(toDate32(assumeNotNull(occurred_at)), offset) AS date
FROM {log:Identifier}.ledger_events
WHERE topic = 'ledger.events' AND customer_id != '' AND (partition, offset) NOT IN refused
GROUP BY partition
