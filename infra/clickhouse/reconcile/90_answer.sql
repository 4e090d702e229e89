-- The answer: one line for every indicator of the registry.
SELECT customer_id, c.partition AS partition, c.today AS as_of,
  i.open_minor AS open_minor,
  i.overdue_minor AS overdue_minor,
  i.open_minor - i.overdue_minor AS not_due_minor,
  i.disputed_minor AS disputed_minor,
  i.overdue_clean_minor AS overdue_clean_minor,
  y.booked_minor - u.allocated_minor + u.unused_minor AS unapplied_minor,
  open_minor - unapplied_minor AS net_open_minor,
  i.open_count AS open_count,
  i.overdue_count AS overdue_count,
  i.disputed_count AS disputed_count,
  i.ageing_1_to_30_minor AS ageing_1_to_30_minor,
  i.ageing_31_to_60_minor AS ageing_31_to_60_minor,
  i.ageing_61_to_90_minor AS ageing_61_to_90_minor,
  i.ageing_91_plus_minor AS ageing_91_plus_minor,
  i.ageing_1_to_30_count AS ageing_1_to_30_count,
  i.ageing_31_to_60_count AS ageing_31_to_60_count,
  i.ageing_61_to_90_count AS ageing_61_to_90_count,
  i.ageing_91_plus_count AS ageing_91_plus_count,
  i.overdue_clean_count AS overdue_clean_count,
  i.ageing_1_to_30_clean_minor AS ageing_1_to_30_clean_minor,
  i.ageing_31_to_60_clean_minor AS ageing_31_to_60_clean_minor,
  i.ageing_61_to_90_clean_minor AS ageing_61_to_90_clean_minor,
  i.ageing_91_plus_clean_minor AS ageing_91_plus_clean_minor,
  i.ageing_1_to_30_clean_count AS ageing_1_to_30_clean_count,
  i.ageing_31_to_60_clean_count AS ageing_31_to_60_clean_count,
  i.ageing_61_to_90_clean_count AS ageing_61_to_90_clean_count,
  i.ageing_91_plus_clean_count AS ageing_91_plus_clean_count,
  i.max_days_past_due AS max_days_past_due,
  i.max_days_past_due_all AS max_days_past_due_all,
  ifNull(ratio(i.overdue_clean_minor_days, i.overdue_clean_minor), 0) AS weighted_days_past_due_clean,
  ifNull(ratio(i.overdue_minor_days, i.overdue_minor), 0) AS weighted_days_past_due,
  ifNull(ratio(i.overdue_minor, i.open_minor), 0) AS overdue_ratio,
  ifNull(ratio(i.overdue_clean_minor, i.open_minor), 0) AS overdue_clean_ratio,
  v.orders_minor AS orders_minor,
  v.guarantees_minor AS guarantees_minor,
  v.collateral_minor AS collateral_minor,
  v.insurance_minor AS insurance_minor,
  greatest(toInt256(0), i.open_minor + v.orders_minor - v.guarantees_minor - v.collateral_minor - v.insurance_minor)
    AS exposure_minor,
  m.credit_limit_minor AS credit_limit_minor,
  -- A limit of 0 is no credit at all: it counts as one minor unit.
  ratio(exposure_minor, if(m.credit_limit_minor = 0, 1, m.credit_limit_minor)) AS utilisation,
  i.invoiced_30_minor AS invoiced_30_minor,
  i.invoiced_90_minor AS invoiced_90_minor,
  i.invoiced_365_minor AS invoiced_365_minor,
  p.paid_30_minor AS paid_30_minor,
  p.paid_90_minor AS paid_90_minor,
  p.paid_365_minor AS paid_365_minor,
  i.written_off_30_minor AS written_off_30_minor,
  i.written_off_90_minor AS written_off_90_minor,
  i.written_off_365_minor AS written_off_365_minor,
  i.invoiced_count_30 AS invoiced_count_30,
  i.invoiced_count_90 AS invoiced_count_90,
  i.invoiced_count_365 AS invoiced_count_365,
  y.payment_count_30 AS payment_count_30,
  y.payment_count_90 AS payment_count_90,
  y.payment_count_365 AS payment_count_365,
  3 * ratio(i.invoiced_90_minor, i.invoiced_360_minor - i.invoiced_90_minor) - 1 AS turnover_trend,
  ratio(p.paid_minor_days, p.paid_365_minor) AS avg_days_to_pay,
  ratio(p.late_minor_days, p.paid_365_minor) AS avg_days_late,
  ratio(i.late_365_count, i.settled_365_count) AS late_ratio,
  ratio(i.late_365_minor, i.settled_365_minor) AS late_amount_ratio,
  ratio(i.settled_365_count - i.late_365_count, i.settled_365_count) AS on_time_ratio,
  i.late_payment_streak AS late_payment_streak,
  multiIf(
    avg_days_late IS NULL, NULL,
    avg_days_late <= -30, 100,
    avg_days_late <= -20, 90 + (-20 - avg_days_late) / 10 * 10,
    avg_days_late <= 0, 80 + (0 - avg_days_late) / 20 * 10,
    avg_days_late <= 15, 70 + (15 - avg_days_late) / 15 * 10,
    avg_days_late <= 22, 60 + (22 - avg_days_late) / 7 * 10,
    avg_days_late <= 30, 50 + (30 - avg_days_late) / 8 * 10,
    avg_days_late <= 60, 40 + (60 - avg_days_late) / 30 * 10,
    avg_days_late <= 90, 30 + (90 - avg_days_late) / 30 * 10,
    greatest(1, 20 + (120 - avg_days_late) / 30 * 10)
  ) AS payment_index,
  ratio(p.partial_365_count, p.parts_365_count) AS partial_payment_ratio,
  y.reversed_payments_365 AS reversed_payments_365,
  b.broken_promises_365 AS broken_promises_365,
  n.max_dunning_level_365 AS max_dunning_level_365,
  s.complaints_365 AS complaints_365,
  least(
    365,
    greatest(0, 1 + ifNull(dateDiff('day', arrayMin(arrayFilter(
      day -> day IS NOT NULL, [m.onboarded_on, if(i.customer_id = '', NULL, i.first_issue_date)])), as_of), -1))
  ) AS history_days,
  ratio(i.open_minor, i.invoiced_30_minor) * least(30, history_days) AS dso_simple_30,
  ratio(i.open_minor, i.invoiced_90_minor) * least(90, history_days) AS dso_simple_90,
  ratio(i.open_minor, i.invoiced_365_minor) * history_days AS dso_simple_365,
  ratio(i.open_minor - i.overdue_minor, i.invoiced_90_minor) * least(90, history_days) AS best_possible_dso_90,
  ratio(i.open_minor - i.overdue_minor, i.invoiced_365_minor) * history_days AS best_possible_dso_365,
  ratio(i.overdue_minor, i.invoiced_90_minor) * least(90, history_days) AS average_days_delinquent_90,
  ratio(i.overdue_minor, i.invoiced_365_minor) * history_days AS average_days_delinquent_365,
  i.open_minor - i.invoiced_90_minor + p.paid_90_minor + i.written_off_90_minor AS open_at_start,
  100 * ratio(
    open_at_start + i.invoiced_90_minor - i.open_minor,
    open_at_start + i.invoiced_90_minor - (i.open_minor - i.overdue_minor)
  ) AS collection_effectiveness,
  arrayCumSum(i.monthly_sales) AS sales_upto,
  arrayFirstIndex((sales, upto) -> sales > 0 AND i.open_minor <= upto, i.monthly_sales, sales_upto) AS used_up_in,
  arrayLastIndex(sales -> sales > 0, i.monthly_sales) AS oldest_sales_in,
  multiIf(
    oldest_sales_in = 0, NULL,
    i.open_minor = 0, 0,
    used_up_in = 0, 30. * oldest_sales_in,
    30 * used_up_in - 30 * toFloat64(sales_upto[used_up_in] - i.open_minor) / toFloat64(i.monthly_sales[used_up_in])
  ) AS dso_countback,
  oldest_sales_in > 0 AND i.open_minor > 0 AND used_up_in = 0 AS dso_countback_is_lower_bound,
  h.payment_gap_z AS payment_gap_z,
  h.payment_amount_z AS payment_amount_z,
  h.order_amount_z AS order_amount_z,
  f.current_ratio AS current_ratio,
  f.quick_ratio AS quick_ratio,
  f.debt_to_assets AS debt_to_assets,
  f.altman_z AS altman_z,
  f.altman_zone AS altman_zone,
  f.operating_margin AS operating_margin,
  f.sales_to_prior_year AS sales_to_prior_year
FROM customers AS c
LEFT JOIN item_sums AS i USING (customer_id)
LEFT JOIN part_sums AS p USING (customer_id)
LEFT JOIN payment_sums AS y USING (customer_id)
LEFT JOIN unapplied_sums AS u USING (customer_id)
LEFT JOIN notice_sums AS n USING (customer_id)
LEFT JOIN promise_sums AS b USING (customer_id)
LEFT JOIN signal_sums AS s USING (customer_id)
LEFT JOIN cover_sums AS v USING (customer_id)
LEFT JOIN habits AS h USING (customer_id)
LEFT JOIN statements AS f USING (customer_id)
LEFT JOIN masters AS m USING (customer_id)
ORDER BY customer_id
