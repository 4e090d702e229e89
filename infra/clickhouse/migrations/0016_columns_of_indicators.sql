-- Columns for fields that are new in the schemas. Rows from before hold null, 0 or an empty text there.
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS operating_margin Nullable(Float64) AFTER altman_zone;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS sales_to_prior_year Nullable(Float64) AFTER operating_margin;

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

CREATE OR REPLACE VIEW indicators_decimal /* on cluster */ AS
SELECT
  customer_id,
  as_of,
  partition,
  offset,
  currency,
  segment,
  policy_segment,
  grade,
  score,
  open_count,
  overdue_count,
  disputed_count,
  ageing_1_to_30_count,
  ageing_31_to_60_count,
  ageing_61_to_90_count,
  ageing_91_plus_count,
  max_days_past_due,
  weighted_days_past_due,
  overdue_ratio,
  overdue_clean_ratio,
  utilisation,
  invoiced_count_30,
  invoiced_count_90,
  invoiced_count_365,
  payment_count_30,
  payment_count_90,
  payment_count_365,
  avg_days_to_pay,
  avg_days_late,
  late_ratio,
  late_amount_ratio,
  on_time_ratio,
  late_payment_streak,
  payment_index,
  dso_simple_90,
  dso_simple_365,
  dso_countback,
  dso_countback_is_lower_bound,
  turnover_trend,
  partial_payment_ratio,
  reversed_payments_365,
  broken_promises_365,
  max_dunning_level_365,
  complaints_365,
  transform(CAST(currency AS String),
    ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND', 'CLF', 'UYW', 'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF',
      'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF', 'BYR'],
    [1000, 1000, 1000, 1000, 1000, 1000, 1000, 10000, 10000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 100) AS minor_per_unit,
  toDecimal128(i.open_minor, 4) / minor_per_unit AS open,
  toDecimal128(i.overdue_minor, 4) / minor_per_unit AS overdue,
  toDecimal128(i.not_due_minor, 4) / minor_per_unit AS not_due,
  toDecimal128(i.disputed_minor, 4) / minor_per_unit AS disputed,
  toDecimal128(i.overdue_clean_minor, 4) / minor_per_unit AS overdue_clean,
  toDecimal128(i.unapplied_minor, 4) / minor_per_unit AS unapplied,
  toDecimal128(i.net_open_minor, 4) / minor_per_unit AS net_open,
  toDecimal128(i.ageing_1_to_30_minor, 4) / minor_per_unit AS ageing_1_to_30,
  toDecimal128(i.ageing_31_to_60_minor, 4) / minor_per_unit AS ageing_31_to_60,
  toDecimal128(i.ageing_61_to_90_minor, 4) / minor_per_unit AS ageing_61_to_90,
  toDecimal128(i.ageing_91_plus_minor, 4) / minor_per_unit AS ageing_91_plus,
  toDecimal128(i.exposure_minor, 4) / minor_per_unit AS exposure,
  toDecimal128(i.credit_limit_minor, 4) / minor_per_unit AS credit_limit,
  toDecimal128(i.invoiced_30_minor, 4) / minor_per_unit AS invoiced_30,
  toDecimal128(i.invoiced_90_minor, 4) / minor_per_unit AS invoiced_90,
  toDecimal128(i.invoiced_365_minor, 4) / minor_per_unit AS invoiced_365,
  toDecimal128(i.paid_30_minor, 4) / minor_per_unit AS paid_30,
  toDecimal128(i.paid_90_minor, 4) / minor_per_unit AS paid_90,
  toDecimal128(i.paid_365_minor, 4) / minor_per_unit AS paid_365,
  toDecimal128(i.written_off_30_minor, 4) / minor_per_unit AS written_off_30,
  toDecimal128(i.written_off_90_minor, 4) / minor_per_unit AS written_off_90,
  toDecimal128(i.written_off_365_minor, 4) / minor_per_unit AS written_off_365,
  i.overdue_clean_count AS overdue_clean_count,
  toDecimal128(i.ageing_1_to_30_clean_minor, 4) / minor_per_unit AS ageing_1_to_30_clean,
  toDecimal128(i.ageing_31_to_60_clean_minor, 4) / minor_per_unit AS ageing_31_to_60_clean,
  toDecimal128(i.ageing_61_to_90_clean_minor, 4) / minor_per_unit AS ageing_61_to_90_clean,
  toDecimal128(i.ageing_91_plus_clean_minor, 4) / minor_per_unit AS ageing_91_plus_clean,
  i.ageing_1_to_30_clean_count AS ageing_1_to_30_clean_count,
  i.ageing_31_to_60_clean_count AS ageing_31_to_60_clean_count,
  i.ageing_61_to_90_clean_count AS ageing_61_to_90_clean_count,
  i.ageing_91_plus_clean_count AS ageing_91_plus_clean_count,
  i.max_days_past_due_all AS max_days_past_due_all,
  i.weighted_days_past_due_clean AS weighted_days_past_due_clean,
  toDecimal128(i.orders_minor, 4) / minor_per_unit AS orders,
  toDecimal128(i.guarantees_minor, 4) / minor_per_unit AS guarantees,
  toDecimal128(i.collateral_minor, 4) / minor_per_unit AS collateral,
  toDecimal128(i.insurance_minor, 4) / minor_per_unit AS insurance,
  i.dso_simple_30 AS dso_simple_30,
  i.best_possible_dso_90 AS best_possible_dso_90,
  i.best_possible_dso_365 AS best_possible_dso_365,
  i.average_days_delinquent_90 AS average_days_delinquent_90,
  i.average_days_delinquent_365 AS average_days_delinquent_365,
  i.collection_effectiveness AS collection_effectiveness,
  i.history_days AS history_days,
  i.payment_gap_z AS payment_gap_z,
  i.payment_amount_z AS payment_amount_z,
  i.order_amount_z AS order_amount_z,
  i.current_ratio AS current_ratio,
  i.quick_ratio AS quick_ratio,
  i.debt_to_assets AS debt_to_assets,
  i.altman_z AS altman_z,
  i.altman_zone AS altman_zone,
  i.operating_margin AS operating_margin,
  i.sales_to_prior_year AS sales_to_prior_year
FROM indicators AS i FINAL;

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
