-- Every amount that an event brings, in its currency and in the base currency at the rate in force where it stands.
-- An amount without a currency is in the base currency. A fraction of a minor unit is dropped.
SELECT m.customer_id AS customer_id, m.offset AS offset, m.amount AS amount, m.currency AS currency,
  multiIf(
    m.currency = m.base, toInt256(m.amount),
    direct.nano > 0, half_even(
      toInt256(m.amount) * minor_per_unit(m.base) * direct.nano,
      toInt256(minor_per_unit(m.currency)) * 1000000000),
    inverse.nano > 0, half_even(
      toInt256(m.amount) * minor_per_unit(m.base) * 1000000000,
      toInt256(minor_per_unit(m.currency)) * inverse.nano),
    toInt256(0)
  ) AS booked
FROM (
  SELECT e.customer_id AS customer_id, e.offset AS offset, e.partition AS partition, b.base AS base,
    multiIf(
      e.record_type = 'CustomerEvent', JSONExtractInt(e.payload, 'creditLimitMinor'),
      e.record_type = 'SignalEvent', toInt64(floor(JSONExtractFloat(e.payload, 'numbers', 'amountMinor'))),
      JSONExtractInt(e.payload, 'amountMinor')
    ) AS amount,
    if(e.record_type = 'SignalEvent', JSONExtractString(e.payload, 'texts', 'currency'), JSONExtractString(e.payload, 'currency'))
      AS stated,
    if(stated = '', b.base, stated) AS currency
  FROM events AS e
  INNER JOIN base_currencies AS b ON b.partition = e.partition
  WHERE e.record_type IN ('InvoiceEvent', 'PaymentEvent', 'CustomerEvent')
    OR e.record_type = 'SignalEvent' AND JSONExtractString(e.payload, 'kind') IN ('ORDER', 'GUARANTEE', 'CREDIT_INSURANCE')
) AS m
ASOF LEFT JOIN rates AS direct
  ON direct.partition = m.partition AND direct.base = m.currency AND direct.quote = m.base AND direct.offset <= m.offset
ASOF LEFT JOIN rates AS inverse
  ON inverse.partition = m.partition AND inverse.base = m.base AND inverse.quote = m.currency AND inverse.offset <= m.offset
