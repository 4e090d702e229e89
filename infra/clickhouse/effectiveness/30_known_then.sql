-- The invoices in force and past due when a warning was raised, as known at its position on the log.
SELECT r.warning_id AS warning_id, r.customer_id AS customer_id, i.invoice_id AS invoice_id, r.offset AS offset,
  r.began_on AS began_on,
  arrayFilter(v -> v.3 <= r.offset, i.versions)[-1].4 AS terms, i.versions[-1].4 AS last_terms,
  i.credits AS credits, i.parts AS parts, i.words AS words, i.cancelled_at AS cancelled_at, i.written_off_on AS written_off_on
FROM raised AS r
INNER JOIN invoices AS i ON i.customer_id = r.customer_id
WHERE i.issued_at <= r.offset AND i.cancelled_at > r.offset AND i.written_off_at > r.offset AND i.settled_at > r.offset
  AND terms.1 < r.began_on
