-- What each document takes from its invoice: credit notes in the order of their days from the amount, then payments in the
-- order of their dates from what the credit notes left; who comes too late finds nothing.
-- `covered` is what had come altogether by the end of the document's day.
SELECT *,
  sum(claim) OVER (PARTITION BY customer_id, invoice_id, source ORDER BY day, id, nth ROWS UNBOUNDED PRECEDING) AS claimed,
  sumIf(claim, source = 'credit') OVER (PARTITION BY customer_id, invoice_id) AS credited,
  sum(claim) OVER (PARTITION BY customer_id, invoice_id ORDER BY day RANGE UNBOUNDED PRECEDING) AS covered,
  invoice_amount - least(credited, toInt256(invoice_amount)) AS net,
  if(source = 'credit', toInt256(invoice_amount), net) AS available,
  least(claimed, available) AS taken_upto,
  taken_upto - least(claimed - claim, available) AS taken
FROM documents
