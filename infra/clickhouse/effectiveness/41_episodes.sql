-- Each episode with what was done, and what became of it within the horizon.
SELECT w.warning_id AS warning_id, w.customer_id AS customer_id, w.began_on AS began_on, w.offset AS offset,
  w.currency AS currency, w.today AS today, w.rule_id AS rule_id, w.severity AS severity, w.owner AS owner,
  w.segment AS segment, w.horizon_end <= w.today AS known, dateDiff('day', w.began_on, w.today) AS age_days,
  m.invoices AS invoices, a.kinds AS recommended,
  arraySort(arrayDistinct(arrayMap(n -> toString(n.3), arrayFilter(
    n -> n.1 > w.offset AND n.2 BETWEEN w.began_on AND w.horizon_end AND (NOT w.cleared OR n.1 <= w.cleared_at), n.notes
  )))) AS steps,
  w.warning_id IN (
    SELECT warning_id FROM deliveries WHERE event = 'RAISED' AND state = 'DELIVERED' AND notices IN ('', '[]')
    UNION ALL
    SELECT JSONExtractString(notice, 'warningId') FROM deliveries ARRAY JOIN JSONExtractArrayRaw(notices) AS notice
    WHERE state = 'DELIVERED' AND JSONExtractString(notice, 'event') = 'RAISED'
  ) AS notified,
  m.collectable_minor > 0 AS has_money,
  has_money AND m.recovered_minor >= {paidShare:Float64} * m.collectable_minor AS paid,
  has_money AND m.usual_minor >= {paidShare:Float64} * m.collectable_minor AS paid_as_usual,
  arrayExists(s -> s.1 < w.began_on AND s.2 >= w.began_on, d.spans) AS was_in_default,
  arrayFilter(day -> day BETWEEN w.began_on AND w.horizon_end, arrayConcat(
    arrayMap(s -> s.1, d.spans), if(m.written_off_on IS NULL, [], [assumeNotNull(m.written_off_on)])
  )) AS bad_days,
  w.cleared AND w.cleared_on <= w.horizon_end AS cleared,
  if(w.cleared, dateDiff('day', w.began_on, w.cleared_on), NULL) AS days_to_clear
FROM watched AS w
LEFT JOIN money AS m ON m.warning_id = w.warning_id
LEFT JOIN notices AS n ON n.customer_id = w.customer_id
LEFT JOIN recommended AS a ON a.warning_id = w.warning_id
LEFT JOIN defaults AS d ON d.customer_id = w.customer_id
