import { unitsOf } from './sql.ts';
import { CHOSEN } from './variables.ts';

/** A column of a customer's row that can be added up over customers. */
export type Summed = `${string}_minor` | 'customers';

/** The series of a panel: sums of every business date, and what is shown of them. */
export interface ByDay {
  /** What is summed; money in the currency's main unit, under its name without `_minor`. */
  readonly sums: readonly Summed[];
  /** What is shown, by its name in the legend: SQL over the sums. */
  readonly shown: Readonly<Record<string, string>>;
  /** SQL over a customer's row: one series for each of its values. */
  readonly by?: { readonly name: string; readonly sql: string };
}

const nameOf = (column: Summed): string => column.replace(/_minor$/, '');
const valueOf = (column: Summed): string => (column === 'customers' ? '1' : unitsOf(column));

/**
 * The portfolio at the end of each business date, of the customers that are chosen. A row enters with its values on its
 * date and takes them out again on the customer's next one; the last date gets a move of nothing, so that every series ends there.
 */
export function byDay({ sums, shown, by }: ByDay): string {
  const names = sums.map(nameOf);
  const group = by === undefined ? '' : ', member';
  const member = by === undefined ? '' : `, ${by.sql} AS member`;
  const over = by === undefined ? 'ORDER BY day' : 'PARTITION BY member ORDER BY day';
  const legend = by === undefined ? '' : `, member AS ${by.name}`;
  return `SELECT toDateTime(day) AS time${legend},
  ${Object.entries(shown)
    .map(([name, sql]) => `${sql} AS "${name}"`)
    .join(',\n  ')}
FROM (
  SELECT day${group}, ${names.map((name) => `sum(moved_${name}) OVER running AS ${name}`).join(', ')}
  FROM (
    SELECT day${group}, ${names.map((name) => `sum(sign * at_${name}) AS moved_${name}`).join(', ')}
    FROM (
      SELECT arrayJoin([(toNullable(as_of), 1), (next, -1), (toNullable(last), 0)]) AS move, assumeNotNull(move.1) AS day,
        move.2 AS sign${member}, ${sums.map((column) => `${valueOf(column)} AS at_${nameOf(column)}`).join(', ')}
      FROM (
        SELECT *, leadInFrame(toNullable(as_of)) OVER (
          PARTITION BY customer_id ORDER BY as_of ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
        ) AS next, least(toDate32($__toTime), (SELECT max(as_of) FROM indicators)) AS last
        FROM indicators FINAL WHERE as_of <= toDate32($__toTime)
      )
      WHERE ${CHOSEN}
    )
    WHERE move.1 IS NOT NULL GROUP BY day${group}
  )
  WINDOW running AS (${over})
  ORDER BY ${by === undefined ? '' : 'member, '}day WITH FILL STEP 1 INTERPOLATE (${names.join(', ')})
)
WHERE $__timeFilter(time) ORDER BY time${by === undefined ? '' : `, ${by.name}`}`;
}
