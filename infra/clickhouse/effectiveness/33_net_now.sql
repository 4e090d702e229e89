-- The money at stake is what was left to pay: the invoices that were open, overdue and undisputed. `net_now` is what the invoice
-- is worth as known now, in the currency that it had then.
SELECT *, net - paid AS rest,
  if(cancelled_at < never(), toInt256(0),
    last_terms.2 - least(last_terms.2, arraySum(c -> claim(c.2, c.3, c.4, last_terms), credits))) AS worth,
  if(last_terms.3 = terms.3, worth, half_even(worth * last_terms.4 * terms.2, greatest(last_terms.2 * terms.4, 1))) AS net_now,
  arrayFilter(p -> p.4 > offset AND p.5 = never(), parts) AS later
FROM paid_then
WHERE net > paid
