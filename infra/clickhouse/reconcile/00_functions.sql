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
(a, b) -> if(b = 0, NULL, toFloat64(a) / toFloat64(b)) AS ratio,

-- The same, null also where b is below 0 or one of them is missing.
(a, b) -> if(b > 0, a / b, NULL) AS ratio_above_0,

-- A figure of a statement; null where it is missing.
(numbers, name) -> if(mapContains(numbers, name), toNullable(numbers[name]), NULL) AS figure,

-- The middle of some values; of an even number of them the mean of the two in the middle.
(xs) -> (arraySort(xs)[intDiv(length(xs) + 1, 2)] + arraySort(xs)[intDiv(length(xs), 2) + 1]) / 2 AS middle,

-- How far the last value lies from the middle of the last 24, measured by their median absolute deviation; null below 8
-- values or where that is 0.
(xs) -> arraySlice(xs, -24) AS latest_24,
(xs) -> middle(arrayMap(x -> abs(x - middle(latest_24(xs))), latest_24(xs))) AS deviation,
(xs) -> if(length(xs) < 8 OR deviation(xs) = 0, NULL,
  (xs[-1] - middle(latest_24(xs))) / (1.4826 * deviation(xs))) AS robust_z
