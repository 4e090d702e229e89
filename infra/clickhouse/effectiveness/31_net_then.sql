-- What they were worth then, less credit notes; in their own currency.
SELECT *, terms.2 - least(terms.2,
    arraySum(c -> if(c.1 <= offset, claim(c.2, c.3, c.4, terms), toInt256(0)), credits)) AS net
FROM known_then
WHERE NOT (arrayFilter(w -> w.3 <= offset, words)[-1].4)
