-- What is left to collect of the money at stake: less where the invoice was credited, amended down or cancelled since. Payments
-- that were not known at the raise and stand pay it in the order of their dates; who comes too late finds nothing.
SELECT *, greatest(least(net_now - paid, rest), 0) AS to_collect,
  arrayCumSum(p -> claim(p.6, p.7, p.8, terms), later) AS claimed,
  arrayMap(p -> p.1, later) AS paid_on
FROM net_now
