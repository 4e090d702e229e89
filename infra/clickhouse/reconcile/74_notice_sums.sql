SELECT customer_id, maxIf(ifNull(dunning_level, 1), kind = 'DUNNED' AND within(occurred_on, 365, today)) AS max_dunning_level_365
FROM notices
GROUP BY customer_id
