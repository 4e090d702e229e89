-- The parts of the money at stake as they came, with what was expected: each on its due day and the usual delay, but not before the
-- raise.
SELECT s.warning_id AS warning_id, s.customer_id AS customer_id, s.invoice_id AS invoice_id, s.offset AS offset,
  s.began_on AS began_on, w.today AS today, s.written_off_on AS written_off_on,
  s.at_stake_minor AS at_stake_minor, s.to_collect_minor AS to_collect_minor,
  arrayMap(day -> dateDiff('day', s.began_on, day), s.paid_on) AS after_days,
  arrayPopFront(arrayDifference(arrayPushFront(s.upto_minors, toInt64(0)))) AS minors,
  greatest(toFloat64(dateDiff('day', s.began_on, s.due_date)) + w.usual_delay, toFloat64(0)) AS expected_days,
  dateDiff('day', s.began_on, w.today) AS age_days
FROM stakes AS s
INNER JOIN watched AS w ON w.warning_id = s.warning_id
