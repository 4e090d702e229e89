import type { Cut, Dimension } from '@foreshock/policy';
import { ALWAYS, REFUSED, TICKS } from './query.ts';

/** Balances of a customer's row; the second list is compared with 30 days later. */
const SUMS = ['open_minor', 'overdue_minor', 'exposure_minor'] as const;
const BUCKETS = [
  'not_due_minor',
  'ageing_1_to_30_minor',
  'ageing_31_to_60_minor',
  'ageing_61_to_90_minor',
  'ageing_91_plus_minor',
] as const;

/** What a customer is of a dimension at the end of a date; empty where nobody knows. */
const MEMBER: Readonly<Record<Dimension, string>> = {
  all: "'all'",
  segment: "ifNull(CAST(d.segment AS Nullable(String)), '')",
  grade: "ifNull(CAST(d.grade AS Nullable(String)), '')",
  industry: 'm.industry',
  region: 'm.region',
  owner: 'm.owner',
};
const FROM_MASTER: readonly Dimension[] = ['industry', 'region', 'owner'];

/**
 * One row per customer and asked date, as known at the date's end: `d` the balances, `b` those 30 days before, `a` the
 * last assessment, `m` the master data; the columns `member` and `date` beside them. `asked` is an SQL array of dates.
 */
export function customerDays(
  { by, where }: Cut,
  asked: string,
): { readonly with: string; readonly from: string } {
  const needsMaster = [by, ...Object.keys(where)].some((one) => FROM_MASTER.some((field) => field === one));
  const columns = [...SUMS, ...BUCKETS].join(', ');
  const conditions = Object.keys(where).map(
    (field) => `${MEMBER[field as Dimension]} IN {${whereParam(field)}:Array(String)}`,
  );
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
    argMax(probability_of_default * loss_given_default, kafka_offset) AS loss_rate
  FROM assessments WHERE as_of <= {to:Date32} GROUP BY customer_id, as_of
)${needsMaster ? `,\n${MASTERS}` : ''}`,
    from: `days AS d
LEFT JOIN days AS b ON b.customer_id = d.customer_id AND b.date = d.date - 30
ASOF LEFT JOIN judged AS a ON a.customer_id = d.customer_id AND a.since <= toInt32(d.date)
${needsMaster ? 'ASOF LEFT JOIN masters AS m ON m.customer_id = d.customer_id AND m.since <= toInt32(d.date)\n' : ''}WHERE has(${asked}, d.date)${conditions.map((one) => ` AND ${one}`).join('')}`,
  };
}

/** The SQL of the member that a row of `customerDays` belongs to. */
export function memberOf({ by }: Cut): string {
  return MEMBER[by];
}

/** The accepted members of each field, as `customerDays` names them. */
export function whereParams({ where }: Cut): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(where).map(([field, members]) => [whereParam(field), members]));
}

const whereParam = (field: string): string => `in_${field}`;

/** Master data by the date from which they hold: of what the log says of a customer, the latest by its own time. */
const MASTERS = `ticks AS (${TICKS}),
said AS (
  SELECT customer_id, partition, offset, event_id, occurred_at, payload FROM ledger_events FINAL
  WHERE topic = 'ledger.events' AND record_type = 'CustomerEvent' AND NOT ${REFUSED}
  ORDER BY partition, offset LIMIT 1 BY partition, customer_id, event_id
),
known AS (
  SELECT customer_id, partition, offset, argMax(
      (JSONExtractString(payload, 'industry'), JSONExtractString(payload, 'region'), JSONExtractString(payload, 'owner')),
      (occurred_at, event_id)
    ) OVER (PARTITION BY customer_id ORDER BY offset ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS master
  FROM said
),
masters AS (
  SELECT customer_id, since, argMax(master.1, at) AS industry, argMax(master.2, at) AS region, argMax(master.3, at) AS owner
  FROM (
    SELECT k.customer_id AS customer_id, k.master AS master, k.offset AS at,
      toInt32(if(t.date = toDate32(0), ${ALWAYS}, t.date)) AS since
    FROM known AS k ASOF LEFT JOIN ticks AS t ON t.partition = k.partition AND t.offset < k.offset
  )
  GROUP BY customer_id, since
)`;
