-- The same with payments and disputes, so that an invoice can be seen as of any position. The terms of `versions` count from the
-- offset beside them; the last one that is known stands. From `settled_at` on a plain invoice is surely paid.
SELECT i.customer_id AS customer_id, i.invoice_id AS invoice_id, i.issued_at AS issued_at,
  arrayPushFront(i.amendments, (toDateTime64(0, 3, 'UTC'), '', i.issued_at, i.first_terms)) AS versions,
  i.credits AS credits, i.cancelled_at AS cancelled_at, i.written_off_at AS written_off_at,
  i.written_off_on AS written_off_on, p.parts AS parts, d.words AS words,
  if(empty(i.amendments) AND empty(i.credits)
    AND arraySum(q -> if(q.5 = never() AND q.7 = i.first_terms.3, q.6, 0), p.parts) >= i.first_terms.2,
    arrayMax(q -> q.4, p.parts), never()) AS settled_at
FROM documents AS i
LEFT JOIN payments AS p ON p.customer_id = i.customer_id AND p.invoice_id = i.invoice_id
LEFT JOIN disputes AS d ON d.customer_id = i.customer_id AND d.invoice_id = i.invoice_id
