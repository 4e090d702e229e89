-- What became of it, invoice by invoice. What turned out to have been paid before the raise is no recovery.
SELECT *,
  arraySum((after, minor) -> if(after < 0, minor, 0), after_days, minors) AS before_minor,
  to_collect_minor - before_minor AS collectable_minor,
  arraySum((after, minor) -> if(after BETWEEN 0 AND 30, minor, 0), after_days, minors) AS recovered_30_minor,
  arraySum((after, minor) -> if(after BETWEEN 0 AND 60, minor, 0), after_days, minors) AS recovered_60_minor,
  arraySum((after, minor) -> if(after BETWEEN 0 AND 90, minor, 0), after_days, minors) AS recovered_90_minor,
  arraySum((after, minor) -> if(after BETWEEN 0 AND {horizon:UInt16}, minor, 0), after_days, minors) AS recovered_minor,
  arraySum((after, minor) -> if(after >= 0, minor, 0), after_days, minors) AS paid_minor,
  collectable_minor - paid_minor AS unpaid_minor,
  if(expected_days IS NULL, toInt64(0), paid_minor) AS forecast_minor,
  arraySum((after, minor) -> if(after >= 0 AND after <= ifNull(expected_days, -1), minor, 0), after_days, minors) AS usual_minor,
  arraySum((after, minor) -> if(after >= 0, (ifNull(expected_days, toFloat64(after)) - after) * minor, toFloat64(0)), after_days, minors)
    AS won_minor_days,
  ifNull(greatest(age_days - expected_days, toFloat64(0)) * unpaid_minor, toFloat64(0)) AS unpaid_lost_minor_days
FROM paid
