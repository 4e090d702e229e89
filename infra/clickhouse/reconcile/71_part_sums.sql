-- Sums over the parts of payments that reduced invoices, by payment date.
SELECT p.customer_id AS customer_id,
  sumIf(booked, within(day, 30, today)) AS paid_30_minor,
  sumIf(booked, within(day, 90, today)) AS paid_90_minor,
  sumIf(booked, within(day, 365, today)) AS paid_365_minor,
  sumIf(booked * dateDiff('day', issue_date, day), within(day, 365, today)) AS paid_minor_days,
  sumIf(booked * dateDiff('day', due_date, day), within(day, 365, today)) AS late_minor_days,
  countIf(within(day, 365, today)) AS parts_365_count,
  countIf(partial AND within(day, 365, today)) AS partial_365_count
FROM parts AS p
INNER JOIN customers AS c ON c.customer_id = p.customer_id
GROUP BY customer_id
