-- Columns for fields that are new in the schemas. Rows from before hold null, 0 or an empty text there.
ALTER TABLE assessments /* on cluster */ ADD COLUMN IF NOT EXISTS exposure_at_default_minor Int64 AFTER expected_loss_minor;
ALTER TABLE assessments /* on cluster */ ADD COLUMN IF NOT EXISTS provision_minor Int64 AFTER exposure_at_default_minor;
ALTER TABLE assessments /* on cluster */ ADD COLUMN IF NOT EXISTS in_default Bool AFTER provision_minor;
