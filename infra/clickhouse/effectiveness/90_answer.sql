SELECT dimension, key, any(currency) AS currency, toString(max(today)) AS as_of,
  sum(episodes) AS episodes, sum(not_yet_known) AS not_yet_known, sum(with_money) AS with_money, sum(paid) AS paid,
  sum(false_alarms) AS false_alarms, sum(in_default_before) AS in_default_before,
  sum(acted_on) AS acted_on, sum(notified) AS notified,
  sum(length(leads_days)) AS bad_outcomes,
  if(bad_outcomes = 0, NULL, quantileExactArray(0.5)(leads_days)) AS median_lead_days,
  sumMap(step_counts) AS step_counts, sumMap(recommended_counts) AS recommended_counts,
  sumIf(once.3.2, once.1) AS at_stake_minor,
  sumIf(once.3.3, once.1) AS paid_before_minor,
  sumIf(once.3.2 - once.3.3 - once.3.4, once.1) AS dropped_minor,
  sumIf(once.3.4, once.1) AS collectable_minor,
  sumIf(once.3.5, once.1) AS recovered_minor,
  sumIf(once.3.4, once.2 >= 30) AS collectable_30_minor, sumIf(once.3.6, once.2 >= 30) AS recovered_30_minor,
  sumIf(once.3.4, once.2 >= 60) AS collectable_60_minor, sumIf(once.3.7, once.2 >= 60) AS recovered_60_minor,
  sumIf(once.3.4, once.2 >= 90) AS collectable_90_minor, sumIf(once.3.8, once.2 >= 90) AS recovered_90_minor,
  sumIf(once.3.9, once.1) AS forecast_minor, sumIf(once.3.10, once.1) AS won_minor_days,
  sumIf(once.3.11, once.1) AS unpaid_minor, sumIf(once.3.12, once.1) AS unpaid_lost_minor_days
FROM by_invoice
GROUP BY dimension, key
ORDER BY dimension, key
LIMIT 1000
