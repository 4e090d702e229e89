-- A false alarm: it cleared with nothing done, nobody went into default, and either the money came as it usually does, or it
-- cleared at once.
SELECT *, NOT was_in_default AND notEmpty(bad_days) AS bad,
  if(bad, dateDiff('day', began_on, arrayMin(bad_days)), 0) AS lead_days,
  cleared AND empty(steps) AND NOT was_in_default AND NOT bad
    AND (paid_as_usual OR ifNull(days_to_clear <= {quickDays:UInt16}, false)) AS false_alarm
FROM episodes
