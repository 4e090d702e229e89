-- Every warning with its state: what its last event left.
CREATE VIEW IF NOT EXISTS warnings_current /* on cluster */ AS
SELECT
  warning_id,
  any(w.customer_id) AS customer_id,
  any(w.rule_id) AS rule_id,
  if(argMax(w.event, w.kafka_offset) = 'CLEARED', 'CLEARED', 'OPEN') AS state,
  min(w.as_of) AS raised_on,
  maxOrNullIf(w.as_of, w.event = 'ESCALATED') AS last_escalated_on,
  uniqExactIf(w.kafka_offset, w.event = 'ESCALATED') AS escalations,
  maxOrNullIf(w.as_of, w.event = 'CLEARED') AS cleared_on,
  argMaxIf(w.reason, w.kafka_offset, w.event = 'CLEARED') AS clear_reason,
  argMaxIf(w.severity, w.kafka_offset, w.event != 'CLEARED') AS severity,
  argMaxIf(w.likelihood, w.kafka_offset, w.event != 'CLEARED') AS likelihood,
  argMaxIf(w.priority, w.kafka_offset, w.event != 'CLEARED') AS priority,
  argMaxIf(w.risk_source, w.kafka_offset, w.event != 'CLEARED') AS risk_source,
  argMaxIf(w.title_en, w.kafka_offset, w.event != 'CLEARED') AS title_en,
  argMaxIf(w.title_zh, w.kafka_offset, w.event != 'CLEARED') AS title_zh,
  argMaxIf(w.next_step_en, w.kafka_offset, w.event != 'CLEARED') AS next_step_en,
  argMaxIf(w.next_step_zh, w.kafka_offset, w.event != 'CLEARED') AS next_step_zh,
  argMin(w.partition, w.kafka_offset) AS partition,
  argMin(w.offset, w.kafka_offset) AS offset,
  argMax(w.policy_id, w.kafka_offset) AS policy_id,
  argMax(w.policy_version, w.kafka_offset) AS policy_version,
  argMax(w.core_version, w.kafka_offset) AS core_version,
  argMax(w.open_minor, w.kafka_offset) AS open_minor,
  argMax(w.overdue_minor, w.kafka_offset) AS overdue_minor,
  any(w.currency) AS currency
FROM warnings AS w GROUP BY warning_id;

-- Every notification with its last try.
CREATE VIEW IF NOT EXISTS deliveries_current /* on cluster */ AS
SELECT * FROM deliveries FINAL ORDER BY kafka_offset DESC LIMIT 1 BY delivery_id;

-- The records of the log that count: decodable, not in the dead letters, the first of each event id.
CREATE VIEW IF NOT EXISTS ledger_events_accepted /* on cluster */ AS
SELECT * FROM ledger_events FINAL
WHERE record_type != ''
  AND (topic, partition, offset) NOT IN (
    SELECT topic, assumeNotNull(partition), assumeNotNull(offset) FROM dead_letters
    WHERE partition IS NOT NULL AND offset IS NOT NULL
  )
ORDER BY topic, partition, offset LIMIT 1 BY topic, partition, customer_id, event_id;

-- The history with money as decimals in the currency's main unit (ISO 4217), all else as it is.
CREATE VIEW IF NOT EXISTS indicators_decimal /* on cluster */ AS
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
      'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'],
    [1000, 1000, 1000, 1000, 1000, 1000, 1000, 10000, 10000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 100) AS minor_per_unit,
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
  toDecimal128(i.written_off_365_minor, 4) / minor_per_unit AS written_off_365
FROM indicators AS i FINAL;
