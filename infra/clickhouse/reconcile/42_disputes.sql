-- Whether an invoice is in dispute: as the latest word says.
SELECT customer_id, invoice_id, argMax(kind, (occurred_at, event_id)) = 'DISPUTED' AS disputed
FROM notices
WHERE kind IN ('DISPUTED', 'DISPUTE_RESOLVED')
GROUP BY customer_id, invoice_id
