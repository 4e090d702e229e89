-- Indicators that follow the calendar, carried on to the day for which they are read.
-- Every customer as of the present business date of his partition.
CREATE OR REPLACE VIEW indicators_latest /* on cluster */ AS
SELECT * EXCEPT (carried_days, growth_30, growth_90, growth_365) REPLACE (
  if(max_days_past_due > 0, max_days_past_due + carried_days, max_days_past_due) AS max_days_past_due,
  if(weighted_days_past_due > 0, weighted_days_past_due + carried_days, weighted_days_past_due) AS weighted_days_past_due,
  if(max_days_past_due_all > 0, max_days_past_due_all + carried_days, max_days_past_due_all) AS max_days_past_due_all,
  if(weighted_days_past_due_clean > 0, weighted_days_past_due_clean + carried_days, weighted_days_past_due_clean) AS weighted_days_past_due_clean,
  dso_simple_90 * growth_90 AS dso_simple_90,
  dso_simple_365 * growth_365 AS dso_simple_365,
  dso_simple_30 * growth_30 AS dso_simple_30,
  best_possible_dso_90 * growth_90 AS best_possible_dso_90,
  best_possible_dso_365 * growth_365 AS best_possible_dso_365,
  average_days_delinquent_90 * growth_90 AS average_days_delinquent_90,
  average_days_delinquent_365 * growth_365 AS average_days_delinquent_365,
  if(history_days > 0, least(365, history_days + carried_days), history_days) AS history_days
)
FROM (
  SELECT i.*, greatest(i.as_of, b.date) AS carried_to,
    dateDiff('day', i.as_of, carried_to) AS carried_days,
    if(i.history_days = 0, 1, least(30, i.history_days + carried_days) / least(30, i.history_days)) AS growth_30,
    if(i.history_days = 0, 1, least(90, i.history_days + carried_days) / least(90, i.history_days)) AS growth_90,
    if(i.history_days = 0, 1, least(365, i.history_days + carried_days) / least(365, i.history_days)) AS growth_365
  FROM (
    SELECT * FROM indicators FINAL
    WHERE (customer_id, as_of) IN (SELECT customer_id, max(as_of) FROM indicators GROUP BY customer_id)
  ) AS i
  LEFT JOIN business_dates AS b ON b.partition = i.partition
);

-- Every customer as known at the end of a business date: SELECT * FROM indicators_as_of(date = '2013-06-30').
CREATE OR REPLACE VIEW indicators_as_of /* on cluster */ AS
SELECT * EXCEPT (carried_days, growth_30, growth_90, growth_365) REPLACE (
  if(max_days_past_due > 0, max_days_past_due + carried_days, max_days_past_due) AS max_days_past_due,
  if(weighted_days_past_due > 0, weighted_days_past_due + carried_days, weighted_days_past_due) AS weighted_days_past_due,
  if(max_days_past_due_all > 0, max_days_past_due_all + carried_days, max_days_past_due_all) AS max_days_past_due_all,
  if(weighted_days_past_due_clean > 0, weighted_days_past_due_clean + carried_days, weighted_days_past_due_clean) AS weighted_days_past_due_clean,
  dso_simple_90 * growth_90 AS dso_simple_90,
  dso_simple_365 * growth_365 AS dso_simple_365,
  dso_simple_30 * growth_30 AS dso_simple_30,
  best_possible_dso_90 * growth_90 AS best_possible_dso_90,
  best_possible_dso_365 * growth_365 AS best_possible_dso_365,
  average_days_delinquent_90 * growth_90 AS average_days_delinquent_90,
  average_days_delinquent_365 * growth_365 AS average_days_delinquent_365,
  if(history_days > 0, least(365, history_days + carried_days), history_days) AS history_days
)
FROM (
  SELECT i.*, greatest(i.as_of, least({date:Date32}, b.date)) AS carried_to,
    dateDiff('day', i.as_of, carried_to) AS carried_days,
    if(i.history_days = 0, 1, least(30, i.history_days + carried_days) / least(30, i.history_days)) AS growth_30,
    if(i.history_days = 0, 1, least(90, i.history_days + carried_days) / least(90, i.history_days)) AS growth_90,
    if(i.history_days = 0, 1, least(365, i.history_days + carried_days) / least(365, i.history_days)) AS growth_365
  FROM (
    SELECT * FROM indicators FINAL
    WHERE (customer_id, as_of) IN (
      SELECT customer_id, max(as_of) FROM indicators WHERE as_of <= {date:Date32} GROUP BY customer_id
    )
  ) AS i
  LEFT JOIN business_dates AS b ON b.partition = i.partition
);

-- The same of one customer: SELECT * FROM indicators_of(customer = '0001', date = '2013-06-30').
CREATE OR REPLACE VIEW indicators_of /* on cluster */ AS
SELECT * EXCEPT (carried_days, growth_30, growth_90, growth_365) REPLACE (
  if(max_days_past_due > 0, max_days_past_due + carried_days, max_days_past_due) AS max_days_past_due,
  if(weighted_days_past_due > 0, weighted_days_past_due + carried_days, weighted_days_past_due) AS weighted_days_past_due,
  if(max_days_past_due_all > 0, max_days_past_due_all + carried_days, max_days_past_due_all) AS max_days_past_due_all,
  if(weighted_days_past_due_clean > 0, weighted_days_past_due_clean + carried_days, weighted_days_past_due_clean) AS weighted_days_past_due_clean,
  dso_simple_90 * growth_90 AS dso_simple_90,
  dso_simple_365 * growth_365 AS dso_simple_365,
  dso_simple_30 * growth_30 AS dso_simple_30,
  best_possible_dso_90 * growth_90 AS best_possible_dso_90,
  best_possible_dso_365 * growth_365 AS best_possible_dso_365,
  average_days_delinquent_90 * growth_90 AS average_days_delinquent_90,
  average_days_delinquent_365 * growth_365 AS average_days_delinquent_365,
  if(history_days > 0, least(365, history_days + carried_days), history_days) AS history_days
)
FROM (
  SELECT i.*, greatest(i.as_of, least({date:Date32}, b.date)) AS carried_to,
    dateDiff('day', i.as_of, carried_to) AS carried_days,
    if(i.history_days = 0, 1, least(30, i.history_days + carried_days) / least(30, i.history_days)) AS growth_30,
    if(i.history_days = 0, 1, least(90, i.history_days + carried_days) / least(90, i.history_days)) AS growth_90,
    if(i.history_days = 0, 1, least(365, i.history_days + carried_days) / least(365, i.history_days)) AS growth_365
  FROM (
    SELECT * FROM indicators FINAL
    WHERE (customer_id, as_of) IN (
      SELECT customer_id, max(as_of) FROM indicators
      WHERE customer_id = {customer:String} AND as_of <= {date:Date32} GROUP BY customer_id
    ) AND customer_id = {customer:String}
  ) AS i
  LEFT JOIN business_dates AS b ON b.partition = i.partition
);
