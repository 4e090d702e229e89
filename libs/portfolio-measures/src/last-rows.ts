import type { QueryParams } from '@foreshock/clickhouse';

/** A table of customers' rows, with what is asked of each: column → expression over the table's columns, never null. */
export interface RowSource {
  readonly table: 'indicators' | 'assessments';
  readonly columns: Readonly<Record<string, string>>;
}

/** Names a query's parameters; the same dates have the same ones. */
export interface LastRows {
  readonly sql: string;
  readonly params: QueryParams;
}

/**
 * Of each customer the last row up to each of some dates, which may lie far apart: `customer_id`, `date` and the columns.
 * What lies before a date's month comes from the last rows of each month, which the tables keep beside themselves
 * (projection `by_month`), the rest from the rows of the month (`by_date`). A customer's rows are written in the order of
 * their dates, so the last one is that with the highest offset.
 * @param dates ISO dates
 */
export function lastRows({ table, columns }: RowSource, dates: readonly string[]): LastRows {
  const names = Object.keys(columns);
  const last = names.map((name) => `argMax(${columns[name]}, r.kafka_offset) AS ${name}`);
  const parts = [
    // every date with the last month that is over by then
    `SELECT customer_id, pair.1 AS date, position, ${names.join(', ')} FROM (
      SELECT *, arrayJoin(arrayFilter(one -> month <= one.2 AND (next = 0 OR next > one.2), arrayZip({dates:Array(Date32)}, arrayMap(day -> toYYYYMM(day), {finished:Array(Date32)})))) AS pair
      FROM (
        SELECT *, leadInFrame(month) OVER (PARTITION BY customer_id ORDER BY month ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next
        FROM (
          SELECT r.customer_id AS customer_id, toYYYYMM(r.as_of) AS month, max(r.kafka_offset) AS position, ${last.join(', ')}
          FROM ${table} AS r GROUP BY r.customer_id, toYYYYMM(r.as_of)
        )
      )
    )`,
  ];
  const unfinished = dates.filter((date) => !isMonthEnd(date));
  // one question a date: a condition on a single range of dates finds its way to `by_date`
  unfinished.forEach((_, i) => {
    parts.push(`SELECT r.customer_id AS customer_id, {end${i}:Date32} AS date,
      r.kafka_offset AS position, ${names.map((name) => `${columns[name]} AS ${name}`).join(', ')}
    FROM ${table} AS r WHERE r.as_of >= {start${i}:Date32} AND r.as_of <= {end${i}:Date32}`);
  });
  return {
    sql: `SELECT customer_id, date, ${names.map((name) => `argMax(u.${name}, u.position) AS ${name}`).join(', ')}
  FROM (
    ${parts.join('\n    UNION ALL\n    ')}
  ) AS u GROUP BY customer_id, date`,
    params: {
      dates,
      finished: dates.map((date) => (isMonthEnd(date) ? date : monthBefore(date))),
      ...Object.fromEntries(unfinished.map((date, i) => [`start${i}`, `${date.slice(0, 7)}-01`])),
      ...Object.fromEntries(unfinished.map((date, i) => [`end${i}`, date])),
    },
  };
}

/** The last day of the month before. */
const monthBefore = (date: string): string =>
  new Date(Date.parse(`${date.slice(0, 7)}-01`) - DAY_MS).toISOString().slice(0, 10);

const DAY_MS = 86_400_000;
const isMonthEnd = (date: string): boolean => new Date(Date.parse(date) + DAY_MS).getUTCDate() === 1;
