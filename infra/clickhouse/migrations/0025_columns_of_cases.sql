-- Columns for fields that are new in the schemas. Rows from before hold null, 0 or an empty text there.
ALTER TABLE cases /* on cluster */ ADD COLUMN IF NOT EXISTS days_past_due Nullable(Int32) AFTER refusal_zh;
ALTER TABLE cases /* on cluster */ ADD COLUMN IF NOT EXISTS snoozed_severity Nullable(String) AFTER days_past_due;
ALTER TABLE cases /* on cluster */ ADD COLUMN IF NOT EXISTS clear_since Nullable(DateTime64(3, 'UTC')) AFTER snoozed_severity;

CREATE OR REPLACE VIEW cases_latest /* on cluster */ AS
SELECT * FROM cases FINAL ORDER BY kafka_offset DESC LIMIT 1 BY case_id;
