-- Every warning with its state at the end of a date, of those that were raised by then: SELECT * FROM
-- warnings_on(date = '2013-06-30'). The customer is a key, so that what is asked of one of them reads his rows alone.
CREATE OR REPLACE VIEW warnings_on /* on cluster */ AS
SELECT
  warning_id,
  w.customer_id AS customer_id,
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
  argMaxIf(w.segment, w.kafka_offset, w.event != 'CLEARED') AS segment,
  argMaxIf(w.owner, w.kafka_offset, w.event != 'CLEARED') AS owner,
  argMaxIf(w.region, w.kafka_offset, w.event != 'CLEARED') AS region,
  argMaxIf(w.grade, w.kafka_offset, w.event != 'CLEARED') AS grade,
  argMaxIf(w.expected_loss_minor, w.kafka_offset, w.event != 'CLEARED') AS expected_loss_minor,
  argMin(w.partition, w.kafka_offset) AS partition,
  argMin(w.offset, w.kafka_offset) AS offset,
  argMax(w.policy_id, w.kafka_offset) AS policy_id,
  argMax(w.policy_version, w.kafka_offset) AS policy_version,
  argMax(w.core_version, w.kafka_offset) AS core_version,
  argMax(w.open_minor, w.kafka_offset) AS open_minor,
  argMax(w.overdue_minor, w.kafka_offset) AS overdue_minor,
  any(w.currency) AS currency
FROM warnings AS w WHERE w.as_of <= {date:Date32} GROUP BY warning_id, customer_id;

-- Every warning with its present state.
CREATE OR REPLACE VIEW warnings_current /* on cluster */ AS
SELECT * FROM warnings_on(date = '2299-12-31');
