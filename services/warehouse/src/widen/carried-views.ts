import { columnName } from '@foreshock/clickhouse';
import { INDICATORS, type IndicatorDefinition } from '@foreshock/ledger';

/** Whose rows a view gives, and up to which day. A row holds until the customer's next one, and on to `until`. */
interface Rows {
  readonly view: string;
  readonly says: string;
  readonly where: string;
  readonly until: string;
}

const ROWS: readonly Rows[] = [
  {
    view: 'indicators_latest',
    says: 'Every customer as of the present business date of his partition.',
    where: '(customer_id, as_of) IN (SELECT customer_id, max(as_of) FROM indicators GROUP BY customer_id)',
    until: 'b.date',
  },
  {
    view: 'indicators_as_of',
    says: "Every customer as known at the end of a business date: SELECT * FROM indicators_as_of(date = '2013-06-30').",
    where: `(customer_id, as_of) IN (
      SELECT customer_id, max(as_of) FROM indicators WHERE as_of <= {date:Date32} GROUP BY customer_id
    )`,
    until: 'least({date:Date32}, b.date)',
  },
  {
    view: 'indicators_of',
    says: "The same of one customer: SELECT * FROM indicators_of(customer = '0001', date = '2013-06-30').",
    where: `(customer_id, as_of) IN (
      SELECT customer_id, max(as_of) FROM indicators
      WHERE customer_id = {customer:String} AND as_of <= {date:Date32} GROUP BY customer_id
    ) AND customer_id = {customer:String}`,
    until: 'least({date:Date32}, b.date)',
  },
];

/**
 * The views that show indicators on days on which nobody touched them: what only follows the calendar is carried on from the
 * last row, as the registry says. `as_of` is the row's own date, `carried_to` the day for which the values hold.
 */
export function carriedViews(): string[] {
  return ROWS.map(
    ({ view, says, where, until }) => `-- ${says}
CREATE OR REPLACE VIEW ${view} /* on cluster */ AS
SELECT * EXCEPT (carried_days, ${windows().map(growthOf).join(', ')}) REPLACE (
${carried().map(carriedCell).join(',\n')}
)
FROM (
  SELECT i.*, greatest(i.as_of, ${until}) AS carried_to,
    dateDiff('day', i.as_of, carried_to) AS carried_days,
${windows().map(growthCell).join(',\n')}
  FROM (
    SELECT * FROM indicators FINAL
    WHERE ${where}
  ) AS i
  LEFT JOIN business_dates AS b ON b.partition = i.partition
)`,
  );
}

const carried = (): IndicatorDefinition[] =>
  (INDICATORS as readonly IndicatorDefinition[]).filter(({ carry }) => carry !== undefined);

/** The windows of indicators that grow with the days of history, in days. */
function windows(): number[] {
  const all = carried().flatMap(({ carry, carryUpTo }) => (carry === 'history' ? [carryUpTo ?? 0] : []));
  return [...new Set(all)].sort((a, b) => a - b);
}

const growthOf = (window: number) => `growth_${window}`;

function growthCell(window: number): string {
  const grown = `least(${window}, i.history_days + carried_days) / least(${window}, i.history_days)`;
  return `    if(i.history_days = 0, 1, ${grown}) AS ${growthOf(window)}`;
}

function carriedCell({ name, carry, carryUpTo }: IndicatorDefinition): string {
  const column = columnName(name);
  if (carry === 'history') return `  ${column} * ${growthOf(carryUpTo ?? 0)} AS ${column}`;
  const moved = `${column} + carried_days`;
  const stopped = carryUpTo === undefined ? moved : `least(${carryUpTo}, ${moved})`;
  return `  if(${column} > 0, ${stopped}, ${column}) AS ${column}`;
}
