-- The last rows of each customer's months, and the narrow columns by date: what a portfolio came to on a date is asked of
-- these, not of the whole history. A projection is part of the table's parts, so it cannot fall behind when a server dies,
-- as a roll-up could. A row that is there twice does no harm: the last one is that with the highest offset. Columns that can
-- be null stand as an empty text or as not a number, since an aggregate passes nulls over.
ALTER TABLE indicators /* on cluster */ MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild';
ALTER TABLE indicators /* on cluster */ ADD PROJECTION IF NOT EXISTS by_month (
  SELECT customer_id, toYYYYMM(as_of), max(kafka_offset),
    argMax(ifNull(CAST(segment AS Nullable(String)), ''), kafka_offset),
    argMax(ifNull(CAST(grade AS Nullable(String)), ''), kafka_offset),
    argMax(ifNull(score, nan), kafka_offset),
    argMax(CAST(currency AS String), kafka_offset),
    argMax(as_of, kafka_offset),
    argMax(partition, kafka_offset),
    argMax(open_minor, kafka_offset),
    argMax(overdue_minor, kafka_offset),
    argMax(disputed_minor, kafka_offset),
    argMax(exposure_minor, kafka_offset),
    argMax(not_due_minor, kafka_offset),
    argMax(ageing_1_to_30_minor, kafka_offset),
    argMax(ageing_31_to_60_minor, kafka_offset),
    argMax(ageing_61_to_90_minor, kafka_offset),
    argMax(ageing_91_plus_minor, kafka_offset),
    argMax(max_days_past_due, kafka_offset)
  GROUP BY customer_id, toYYYYMM(as_of)
);
ALTER TABLE indicators /* on cluster */ ADD PROJECTION IF NOT EXISTS by_date (
  SELECT customer_id, as_of, kafka_offset, segment, grade, score, currency, partition, open_minor, overdue_minor, disputed_minor, exposure_minor, not_due_minor, ageing_1_to_30_minor, ageing_31_to_60_minor, ageing_61_to_90_minor, ageing_91_plus_minor, max_days_past_due
  ORDER BY as_of, customer_id
);
ALTER TABLE indicators /* on cluster */ MATERIALIZE PROJECTION by_month;
ALTER TABLE indicators /* on cluster */ MATERIALIZE PROJECTION by_date;

ALTER TABLE assessments /* on cluster */ MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild';
ALTER TABLE assessments /* on cluster */ ADD PROJECTION IF NOT EXISTS by_month (
  SELECT customer_id, toYYYYMM(as_of), max(kafka_offset),
    argMax(in_default, kafka_offset),
    argMax(probability_of_default * loss_given_default, kafka_offset),
    argMax(provision_minor, kafka_offset)
  GROUP BY customer_id, toYYYYMM(as_of)
);
ALTER TABLE assessments /* on cluster */ ADD PROJECTION IF NOT EXISTS by_date (
  SELECT customer_id, as_of, kafka_offset, in_default, probability_of_default, loss_given_default, provision_minor
  ORDER BY as_of, customer_id
);
ALTER TABLE assessments /* on cluster */ MATERIALIZE PROJECTION by_month;
ALTER TABLE assessments /* on cluster */ MATERIALIZE PROJECTION by_date;
