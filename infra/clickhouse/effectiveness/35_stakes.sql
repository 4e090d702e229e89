-- All in the base currency at the invoice's rate: running totals are rounded, so that the parts make the whole.
SELECT warning_id, customer_id, invoice_id, offset, began_on, terms.1 AS due_date, written_off_on, paid_on,
  valued(paid, terms) AS from_minor,
  toInt64(valued(paid + rest, terms) - from_minor) AS at_stake_minor,
  toInt64(valued(paid + to_collect, terms) - from_minor) AS to_collect_minor,
  arrayMap(sum -> toInt64(valued(paid + least(sum, to_collect), terms) - from_minor), claimed) AS upto_minors
FROM taken
