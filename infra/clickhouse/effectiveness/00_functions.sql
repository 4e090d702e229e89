-- What a document claims on an invoice of the given terms (due day, amount, currency, booked), in the invoice's currency:
-- the amount itself where the currencies are the same, else by the booked values.
(amount, currency, booked, terms) -> multiIf(
  currency = terms.3, toInt256(amount),
  booked = 0, toInt256(0),
  terms.4 = 0, toInt256(terms.2),
  half_even(booked * terms.2, greatest(terms.4, 1))
) AS claim,

-- An amount of an invoice in the base currency, at the invoice's rate.
(amount, terms) -> half_even(amount * terms.4, greatest(terms.2, 1)) AS valued,

-- The offset of what never came.
() -> toInt64(9223372036854775807) AS never
