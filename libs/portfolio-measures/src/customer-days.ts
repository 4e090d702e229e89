import { needsMaster, whereSql, type MeasureCut } from './cut.ts';
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

export interface CustomersOnOptions {
  readonly before?: boolean;
  readonly columns?: readonly string[];
  readonly master?: boolean;
}

/**
 * The same rows for a few dates, `{dates:Array(Date32)}`, that may lie far apart: of each customer the last row up to each
 * date, without going through what lies between. With `before`, `b` is there too; `columns` are further ones of `d`; `master`
 * says that `m` is read although the cut does not need it.
 */
export function customersOn(
  cut: MeasureCut,
  { before = false, columns = [], master = needsMaster(cut) }: CustomersOnOptions = {},
): CustomerDays {
  const asked = '{dates:Array(Date32)}';
  const read = before ? `arrayDistinct(arrayFlatten(arrayMap(day -> [day, day - 30], ${asked})))` : asked;
  const fields = ['segment', 'grade', ...COLUMNS, ...columns];
  return {
    with: `days AS (
  SELECT customer_id, date, ${fields.map((field, i) => `found.${i + 1} AS ${field}`).join(', ')}
  FROM (
    SELECT customer_id, date, argMax((${fields.join(', ')}), (as_of, kafka_offset)) AS found
    FROM (SELECT customer_id, as_of, kafka_offset, ${fields.join(', ')} FROM indicators WHERE as_of <= arrayMax(${asked}))
    ARRAY JOIN ${read} AS date
    WHERE as_of <= date GROUP BY customer_id, date
  )
),
judged AS (
  SELECT customer_id, date, found.1 AS in_default, found.2 AS loss_rate, found.3 AS provision_minor
  FROM (
    SELECT customer_id, date,
      argMax((in_default, probability_of_default * loss_given_default, provision_minor), (as_of, kafka_offset)) AS found
    FROM assessments ARRAY JOIN ${asked} AS date
    WHERE as_of <= date GROUP BY customer_id, date
  )
)${master ? `,\n${mastersOn(asked)}` : ''}`,
    from: `days AS d
${before ? 'LEFT JOIN days AS b ON b.customer_id = d.customer_id AND b.date = d.date - 30\n' : ''}LEFT JOIN judged AS a ON a.customer_id = d.customer_id AND a.date = d.date${master ? '\nLEFT JOIN masters AS m ON m.customer_id = d.customer_id AND m.date = d.date' : ''}`,
    where: `has(${asked}, d.date)${whereSql(cut)}`,
  };
}
