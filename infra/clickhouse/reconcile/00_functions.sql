-- n / d rounded to the nearest integer, a half to the even one; both at least 0.
(n, d) -> intDiv(toInt256(n), toInt256(d)) + toInt256(
  2 * (toInt256(n) % toInt256(d)) > toInt256(d)
  OR (2 * (toInt256(n) % toInt256(d)) = toInt256(d) AND intDiv(toInt256(n), toInt256(d)) % 2 = 1)
) AS half_even,

-- Minor units in one main unit of a currency (ISO 4217; BYR, withdrawn in 2016, has none either).
(code) -> transform(code,
  ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND', 'CLF', 'UYW', 'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF',
    'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF', 'BYR'],
  [1000, 1000, 1000, 1000, 1000, 1000, 1000, 10000, 10000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  100) AS minor_per_unit,

-- Whether a day lies in the window of n days up to and including today.
(day, n, today) -> day <= today AND dateDiff('day', day, today) < n AS within,

-- a / b as a double; null where b is 0.
(a, b) -> if(b = 0, NULL, toFloat64(a) / toFloat64(b)) AS ratio
