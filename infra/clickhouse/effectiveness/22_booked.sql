-- Invoices' and payments' amounts in the base currency too, at the rate in force where the record stands.
SELECT m.customer_id AS customer_id, m.offset AS offset, m.record_type AS record_type, m.event_id AS event_id,
  m.occurred_at AS occurred_at, m.occurred_on AS occurred_on, m.kind AS kind, m.invoice_id AS invoice_id,
  m.due_date AS due_date, m.payment_id AS payment_id, m.payment_date AS payment_date, m.allocations AS allocations,
  m.amount AS amount, m.currency AS currency, multiIf(
    m.currency = m.base, toInt256(m.amount),
    direct.nano > 0, half_even(
      toInt256(m.amount) * minor_per_unit(m.base) * direct.nano,
      toInt256(minor_per_unit(m.currency)) * 1000000000),
    inverse.nano > 0, half_even(
      toInt256(m.amount) * minor_per_unit(m.base) * 1000000000,
      toInt256(minor_per_unit(m.currency)) * greatest(inverse.nano, 1)),
    toInt256(0)
  ) AS booked
FROM (
  SELECT e.*, b.base AS base, if(e.stated_currency = '', b.base, e.stated_currency) AS currency
  FROM events AS e
  INNER JOIN base_currencies AS b ON b.partition = e.partition
  WHERE e.record_type IN ('InvoiceEvent', 'PaymentEvent')
) AS m
ASOF LEFT JOIN rates AS direct
  ON direct.partition = m.partition AND direct.base = m.currency AND direct.quote = m.base AND direct.offset <= m.offset
ASOF LEFT JOIN rates AS inverse
  ON inverse.partition = m.partition AND inverse.base = m.base AND inverse.quote = m.currency AND inverse.offset <= m.offset
