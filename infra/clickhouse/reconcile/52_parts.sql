-- The parts of payments that reduced an invoice, valued at the invoice's rate.
SELECT customer_id, invoice_id, day, taken, taken_upto < net AS partial, issue_date, due_date,
  if(taken_upto = 0, toInt256(0), half_even(taken_upto * invoice_booked, invoice_amount))
    - if(taken_upto = taken, toInt256(0), half_even((taken_upto - taken) * invoice_booked, invoice_amount)) AS booked
FROM drawn
WHERE source = 'payment' AND taken > 0
