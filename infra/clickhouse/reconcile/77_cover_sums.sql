-- What is in force: of those with one id the latest. An order counts until a standing invoice names it.
SELECT customer_id,
  sumIf(booked, component = 'order' AND NOT invoiced) AS orders_minor,
  sumIf(booked, component = 'guarantee') AS guarantees_minor,
  sumIf(booked, component = 'collateral') AS collateral_minor,
  sumIf(booked, component = 'insurance') AS insurance_minor
FROM (
  SELECT customer_id, (argMax((component, booked, order_id), (occurred_at, event_id)) AS latest).1 AS component,
    latest.2 AS booked,
    (customer_id, latest.3) IN (
      SELECT customer_id, order_id FROM terms WHERE issued AND NOT cancelled AND order_id != ''
    ) AS invoiced
  FROM commitments
  WHERE in_force
  GROUP BY customer_id, kind, id
)
GROUP BY customer_id
