/** Minor units in one main unit of a row's currency (ISO 4217); two decimals unless listed. */
const MINOR_PER_UNIT = `transform(CAST(currency AS String),
  ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND', 'CLF', 'UYW', 'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF',
    'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF', 'BYR'],
  [1000, 1000, 1000, 1000, 1000, 1000, 1000, 10000, 10000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 100)`;

/** @returns the sum of a column of minor units, in main units. */
export const sumOf = (column: string) => `sum(${column} / ${MINOR_PER_UNIT})`;

/** @returns a column of minor units, in main units. */
export const unitsOf = (column: string) => `${column} / ${MINOR_PER_UNIT}`;

/** Every customer's values as known at the end of the chosen time range: the picker travels in time. */
export const AS_OF = `(
  SELECT * FROM indicators FINAL
  WHERE (customer_id, as_of) IN (
    SELECT customer_id, max(as_of) FROM indicators WHERE as_of <= toDate32($__toTime) GROUP BY customer_id
  )
)`;

/** Every warning that was open at the end of the chosen time range. */
export const OPEN_WARNINGS = `(
  SELECT warning_id, any(customer_id) AS customer_id, any(rule_id) AS rule_id, min(as_of) AS raised_on,
    argMaxIf(severity, kafka_offset, event != 'CLEARED') AS severity,
    argMaxIf(title_en, kafka_offset, event != 'CLEARED') AS title,
    argMax(overdue_minor, kafka_offset) AS overdue_minor, any(w.currency) AS currency
  FROM warnings AS w WHERE as_of <= toDate32($__toTime)
  GROUP BY warning_id HAVING argMax(event, kafka_offset) != 'CLEARED'
)`;

export interface TimeRange {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/**
 * @returns the SQL that Grafana's ClickHouse data source sends for a time range.
 * @throws on a macro other than `$__timeFilter(x)`, `$__fromTime`, `$__toTime`.
 */
export function expandMacros(sql: string, { fromSeconds, toSeconds }: TimeRange): string {
  const from = `toDateTime(${fromSeconds})`;
  const to = `toDateTime(${toSeconds})`;
  const expanded = sql
    .replace(/\$__timeFilter\((\w+)\)/g, `$1 >= ${from} AND $1 <= ${to}`)
    .replaceAll('$__fromTime', from)
    .replaceAll('$__toTime', to);
  const unknown = /\$\w+/.exec(expanded);
  if (unknown !== null) throw new Error(`no expansion for ${unknown[0]}`);
  return expanded;
}
