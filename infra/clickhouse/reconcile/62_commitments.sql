-- Orders, guarantees and insurance as their events tell them. What has no id: an order stands alone, the others replace
-- each other.
SELECT s.customer_id AS customer_id, s.kind AS kind, s.occurred_at AS occurred_at, s.occurred_on AS occurred_on,
  s.event_id AS event_id, m.booked AS booked, s.texts['orderId'] AS order_id,
  multiIf(s.kind != 'ORDER', s.texts['id'], order_id != '', order_id, s.event_id) AS id,
  multiIf(
    s.kind = 'ORDER', 'order', s.kind = 'CREDIT_INSURANCE', 'insurance', s.texts['type'] = 'collateral', 'collateral',
    'guarantee'
  ) AS component,
  s.in_force AND (s.kind != 'ORDER' OR dateDiff('day', s.occurred_on, s.today) <= 89) AS in_force
FROM signals AS s
INNER JOIN booked AS m ON m.customer_id = s.customer_id AND m.offset = s.offset
