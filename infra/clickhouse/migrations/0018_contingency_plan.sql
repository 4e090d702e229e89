-- The policy's contingency plan as a warning was raised or escalated: JSON text, an array of steps. Empty on clearings and
-- on warnings from before there were plans.
ALTER TABLE warnings /* on cluster */ ADD COLUMN IF NOT EXISTS contingency_plan String AFTER owner;
