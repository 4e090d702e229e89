/** Minor units in one main unit of a row's currency (ISO 4217); two decimals unless listed. */
const MINOR_PER_UNIT = `transform(CAST(currency AS String),
  ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND', 'CLF', 'UYW', 'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF',
    'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF', 'BYR'],
  [1000, 1000, 1000, 1000, 1000, 1000, 1000, 10000, 10000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 100)`;

/** @returns the sum of a column of minor units, in main units. */
export const sumOf = (column: string) => `sum(${column} / ${MINOR_PER_UNIT})`;

/** @returns a column of minor units, in main units. */
export const unitsOf = (column: string) => `${column} / ${MINOR_PER_UNIT}`;

export interface TimeRange {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** Chosen values by variable; one that is absent is at "All". */
export type Choice = Readonly<Record<string, readonly string[]>>;

const CONDITIONAL = '$__conditionalAll(';

/**
 * @returns the SQL that Grafana's ClickHouse data source sends for a time range and a choice of values.
 * @throws on a macro other than `$__timeFilter(x)`, `$__fromTime`, `$__toTime`, `$__conditionalAll(x, $y)`.
 */
export function expandMacros(
  written: string,
  { fromSeconds, toSeconds }: TimeRange,
  choice: Choice = {},
): string {
  const sql = chooseFrom(written, choice);
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

/** Conditions on variables: left out where everything is chosen. */
function chooseFrom(sql: string, choice: Choice): string {
  const start = sql.lastIndexOf(CONDITIONAL);
  if (start === -1) return sql;
  const [condition, variable, end] = argumentsAt(sql, start + CONDITIONAL.length);
  const values = choice[variable];
  const quoted = values?.map((value) => `'${value}'`).join(',');
  const chosen = quoted === undefined ? '1=1' : condition.replaceAll(`\${${variable}:singlequote}`, quoted);
  return chooseFrom(`${sql.slice(0, start)}${chosen}${sql.slice(end)}`, choice);
}

/** The condition, the variable's name, and where the macro that is open at `start` ends. */
function argumentsAt(sql: string, start: number): readonly [string, string, number] {
  let depth = 0;
  let comma = -1;
  for (let at = start; at < sql.length; at++) {
    if (sql[at] === '(') depth++;
    else if (sql[at] === ',' && depth === 0) comma = at;
    else if (sql[at] === ')' && depth-- === 0)
      return [
        sql.slice(start, comma),
        sql
          .slice(comma + 1, at)
          .trim()
          .slice(1),
        at + 1,
      ];
  }
  throw new Error(`${CONDITIONAL} has no end`);
}
