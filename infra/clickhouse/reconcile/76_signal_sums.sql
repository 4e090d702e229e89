-- Of each kind the latest signal that is still in force.
SELECT customer_id,
  countIf(kind = 'COMPLAINT' AND within(occurred_on, 365, today)) AS complaints_365,
  toInt256(floor(greatest(0, argMaxIf(numbers['amountMinor'], (occurred_at, event_id), kind = 'GUARANTEE' AND ifNull(valid_until >= today, 1))))) AS guarantee_minor,
  toInt256(floor(greatest(0, argMaxIf(numbers['amountMinor'], (occurred_at, event_id), kind = 'CREDIT_INSURANCE' AND ifNull(valid_until >= today, 1))))) AS insurance_minor
FROM signals
GROUP BY customer_id
