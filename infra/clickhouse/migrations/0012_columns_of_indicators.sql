-- Columns for fields that are new in the schemas. Rows from before hold null, 0 or an empty text there.
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS overdue_clean_count Int64 AFTER complaints_365;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS ageing_1_to_30_clean_minor Int64 AFTER overdue_clean_count;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS ageing_31_to_60_clean_minor Int64 AFTER ageing_1_to_30_clean_minor;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS ageing_61_to_90_clean_minor Int64 AFTER ageing_31_to_60_clean_minor;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS ageing_91_plus_clean_minor Int64 AFTER ageing_61_to_90_clean_minor;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS ageing_1_to_30_clean_count Int64 AFTER ageing_91_plus_clean_minor;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS ageing_31_to_60_clean_count Int64 AFTER ageing_1_to_30_clean_count;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS ageing_61_to_90_clean_count Int64 AFTER ageing_31_to_60_clean_count;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS ageing_91_plus_clean_count Int64 AFTER ageing_61_to_90_clean_count;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS max_days_past_due_all Int64 AFTER ageing_91_plus_clean_count;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS weighted_days_past_due_clean Float64 AFTER max_days_past_due_all;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS orders_minor Int64 AFTER weighted_days_past_due_clean;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS guarantees_minor Int64 AFTER orders_minor;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS collateral_minor Int64 AFTER guarantees_minor;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS insurance_minor Int64 AFTER collateral_minor;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS dso_simple_30 Nullable(Float64) AFTER insurance_minor;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS best_possible_dso_90 Nullable(Float64) AFTER dso_simple_30;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS best_possible_dso_365 Nullable(Float64) AFTER best_possible_dso_90;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS average_days_delinquent_90 Nullable(Float64) AFTER best_possible_dso_365;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS average_days_delinquent_365 Nullable(Float64) AFTER average_days_delinquent_90;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS collection_effectiveness Nullable(Float64) AFTER average_days_delinquent_365;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS history_days Int64 AFTER collection_effectiveness;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS payment_gap_z Nullable(Float64) AFTER history_days;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS payment_amount_z Nullable(Float64) AFTER payment_gap_z;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS order_amount_z Nullable(Float64) AFTER payment_amount_z;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS current_ratio Nullable(Float64) AFTER order_amount_z;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS quick_ratio Nullable(Float64) AFTER current_ratio;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS debt_to_assets Nullable(Float64) AFTER quick_ratio;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS altman_z Nullable(Float64) AFTER debt_to_assets;
ALTER TABLE indicators /* on cluster */ ADD COLUMN IF NOT EXISTS altman_zone Nullable(Int64) AFTER altman_z;

CREATE OR REPLACE VIEW indicators_latest /* on cluster */ AS
SELECT * FROM indicators FINAL
WHERE (customer_id, as_of) IN (SELECT customer_id, max(as_of) FROM indicators GROUP BY customer_id);

CREATE OR REPLACE VIEW indicators_as_of /* on cluster */ AS
SELECT * FROM indicators FINAL
WHERE (customer_id, as_of) IN (
  SELECT customer_id, max(as_of) FROM indicators WHERE as_of <= {date:Date32} GROUP BY customer_id
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
  i.altman_zone AS altman_zone
FROM indicators AS i FINAL;
