-- What was recommended because of a warning.
SELECT assumeNotNull(warning_id) AS warning_id, arraySort(groupUniqArray(toString(kind))) AS kinds
FROM actions
WHERE warning_id IN (SELECT warning_id FROM raised)
GROUP BY warning_id
