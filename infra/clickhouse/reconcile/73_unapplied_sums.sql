-- Money without use: of documents whose invoice is unknown, of payments whose invoice was cancelled, and what exceeds an invoice.
SELECT customer_id,
  sumIf(booked, source = 'payment') AS allocated_minor,
  sum(multiIf(
    cancelled, if(source = 'payment', booked, toInt256(0)),
    NOT issued, booked,
    booked - if(taken = 0, toInt256(0), half_even(booked * taken, claim))
  )) AS unused_minor
FROM drawn
GROUP BY customer_id
