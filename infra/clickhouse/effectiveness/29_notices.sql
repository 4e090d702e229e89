-- The steps that the ledger shows: letters sent and promises taken.
SELECT customer_id, groupArray((offset, occurred_on, kind)) AS notes
FROM events
WHERE record_type = 'OverdueEvent' AND kind IN ('DUNNED', 'PROMISED')
GROUP BY customer_id
