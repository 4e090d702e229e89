import type { QueryParams } from '@foreshock/clickhouse';
import { needsMaster, whereParams, whereSql, type MeasureCut } from './cut.ts';
import { lastRows } from './last-rows.ts';
import { MASTERS_BY_DATE, mastersOn } from './masters.ts';

/** Balances of a customer's row; the second list is compared with 30 days later. */
const SUMS = ['currency', 'open_minor', 'overdue_minor', 'disputed_minor', 'exposure_minor'] as const;
const BUCKETS = [
  'not_due_minor',
  'ageing_1_to_30_minor',
  'ageing_31_to_60_minor',
  'ageing_61_to_90_minor',
  'ageing_91_plus_minor',
] as const;
const COLUMNS = [...SUMS, ...BUCKETS];

/** A `WITH` list, and `FROM` and `WHERE` of a query over it. */
export interface CustomerDays {
  readonly with: string;
  readonly from: string;
  readonly where: string;
}

/**
 * One row per customer and asked date, as known at the date's end: `d` the balances, `b` those 30 days before, `a` the
 * last assessment, `m` the master data. `asked` is an SQL array of dates that lie close to each other: the history is read
 * once, and unfolded into days.
 */
export function customerDays(cut: MeasureCut, asked: string): CustomerDays {
  const columns = COLUMNS.join(', ');
  return {
    with: `asked AS (SELECT arrayJoin(arrayDistinct(arrayFlatten(arrayMap(day -> [day, day - 30], ${asked})))) AS day),
history AS (
  SELECT customer_id, segment, grade, ${columns},
    greatest(as_of, (SELECT min(day) FROM asked)) AS since,
    least(ifNull(next - 1, {to:Date32}), (SELECT max(day) FROM asked)) AS until
  FROM (
    SELECT *, leadInFrame(toNullable(as_of)) OVER (
      PARTITION BY customer_id ORDER BY as_of ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    ) AS next
    FROM (SELECT customer_id, as_of, segment, grade, ${columns} FROM indicators FINAL WHERE as_of <= {to:Date32})
  )
  WHERE since <= until
),
days AS (
  SELECT * FROM (
    SELECT customer_id, segment, grade, ${columns},
      addDays(since, arrayJoin(range(toUInt32(dateDiff('day', since, until) + 1)))) AS date
    FROM history
  )
  WHERE date IN (SELECT day FROM asked)
),
judged AS (
  SELECT customer_id, toInt32(as_of) AS since, argMax(in_default, kafka_offset) AS in_default,
    argMax(probability_of_default * loss_given_default, kafka_offset) AS loss_rate,
    argMax(provision_minor, kafka_offset) AS provision_minor
  FROM assessments WHERE as_of <= {to:Date32} GROUP BY customer_id, as_of
)${needsMaster(cut) ? `,\n${MASTERS_BY_DATE}` : ''}`,
    from: `days AS d
LEFT JOIN days AS b ON b.customer_id = d.customer_id AND b.date = d.date - 30
ASOF LEFT JOIN judged AS a ON a.customer_id = d.customer_id AND a.since <= toInt32(d.date)${needsMaster(cut) ? '\nASOF LEFT JOIN masters AS m ON m.customer_id = d.customer_id AND m.since <= toInt32(d.date)' : ''}`,
    where: `has(${asked}, d.date)${whereSql(cut)}`,
  };
}

/** What is asked of the rows of single dates. */
export interface CustomersOnOptions {
  /** Whether `b` is asked for: the balances 30 days before. */
  readonly before?: boolean;
  /** Further columns of `d`: name → expression that is never null. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Whether `m` is read although the cut does not need it. */
  readonly master?: boolean;
}

/** Rows of single dates, with the parameters of their query. */
export interface CustomersOn extends CustomerDays {
  readonly params: QueryParams;
}

const BALANCES = {
  segment: textOf('segment'),
  grade: textOf('grade'),
  currency: 'CAST(r.currency AS String)',
  ...Object.fromEntries(COLUMNS.filter((name) => name !== 'currency').map((name) => [name, `r.${name}`])),
};
const JUDGED = {
  in_default: 'r.in_default',
  loss_rate: 'r.probability_of_default * r.loss_given_default',
  provision_minor: 'r.provision_minor',
};

/** The same rows for a few dates (ISO) that may lie far apart, without going through what lies between. */
export function customersOn(
  cut: MeasureCut,
  dates: readonly string[],
  { before = false, columns = {}, master = needsMaster(cut) }: CustomersOnOptions = {},
): CustomersOn {
  const read = before ? [...new Set(dates.flatMap((date) => [date, monthAgo(date)]))] : dates;
  const balances = lastRows({ table: 'indicators', columns: { ...BALANCES, ...columns } }, read);
  const judged = lastRows({ table: 'assessments', columns: JUDGED }, read);
  const asked = '{asked:Array(Date32)}';
  return {
    with: `days AS (
  ${balances.sql}
),
judged AS (
  ${judged.sql}
)${master ? `,\n${mastersOn(asked)}` : ''}`,
    from: `days AS d
${before ? 'LEFT JOIN days AS b ON b.customer_id = d.customer_id AND b.date = d.date - 30\n' : ''}LEFT JOIN judged AS a ON a.customer_id = d.customer_id AND a.date = d.date${master ? '\nLEFT JOIN masters AS m ON m.customer_id = d.customer_id AND m.date = d.date' : ''}`,
    where: `has(${asked}, d.date)${whereSql(cut)}`,
    params: { ...balances.params, ...judged.params, asked: dates, ...whereParams(cut) },
  };
}

function textOf(column: string): string {
  return `ifNull(CAST(r.${column} AS Nullable(String)), '')`;
}

const DAY_MS = 86_400_000;
const monthAgo = (date: string): string =>
  new Date(Date.parse(date) - 30 * DAY_MS).toISOString().slice(0, 10);
