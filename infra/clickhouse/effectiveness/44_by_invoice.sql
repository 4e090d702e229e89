-- A group's money: an invoice at stake in several of its episodes counts once, with the first of them. Episodes are counted with
-- their first invoice, those without any apart.
SELECT dimension, key, customer_id, invoice.1 AS invoice_id,
  argMin((known, age_days, invoice), (began_on, offset, warning_id)) AS once,
  any(currency) AS currency, max(today) AS today,
  countIf(first) AS episodes, countIf(first AND NOT known) AS not_yet_known,
  countIf(first AND known AND has_money) AS with_money, countIf(first AND known AND paid) AS paid,
  countIf(first AND known AND false_alarm) AS false_alarms, countIf(first AND known AND was_in_default) AS in_default_before,
  groupArrayIf(lead_days, first AND known AND bad) AS leads_days,
  countIf(first AND known AND notEmpty(steps)) AS acted_on, countIf(first AND known AND notified) AS notified,
  sumMapIf(mapFromArrays(steps, arrayMap(_ -> 1, steps)), first AND known) AS step_counts,
  sumMapIf(mapFromArrays(recommended, arrayMap(_ -> 1, recommended)), first AND known) AS recommended_counts
FROM (
  SELECT *, invoice, nth <= 1 AS first FROM grouped LEFT ARRAY JOIN invoices AS invoice, arrayEnumerate(invoices) AS nth
)
GROUP BY dimension, key, customer_id, invoice_id
