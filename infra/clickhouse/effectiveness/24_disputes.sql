-- What was said about disputes of an invoice, in the order in which it counts.
SELECT customer_id, invoice_id, arraySort(groupArray((occurred_at, event_id, offset, kind = 'DISPUTED'))) AS words
FROM events
WHERE record_type = 'OverdueEvent' AND kind IN ('DISPUTED', 'DISPUTE_RESOLVED')
GROUP BY customer_id, invoice_id
