import { ALWAYS, REFUSED, TICKS } from './query.ts';

const FIELDS = ['industry', 'region', 'country', 'owner', 'name'] as const;
const FIELD_TUPLE = `JSONExtract(payload, 'Tuple(${FIELDS.map((field) => `${field} String`).join(', ')})')`;

/** What the log says of customers, each event once, with the business date from whose end it is known. */
const SAID = `ticks AS (${TICKS}),
said AS (
  SELECT k.customer_id AS customer_id, k.partition AS partition, k.offset AS offset, k.at AS at, k.master AS master,
    toInt32(if(t.date = toDate32(0), ${ALWAYS}, t.date)) AS since
  FROM (
    SELECT customer_id, partition, offset, (occurred_at, event_id) AS at, ${FIELD_TUPLE} AS master FROM ledger_events FINAL
    WHERE topic = 'ledger.events' AND record_type = 'CustomerEvent' AND NOT ${REFUSED}
    ORDER BY partition, offset LIMIT 1 BY partition, customer_id, event_id
  ) AS k
  ASOF LEFT JOIN ticks AS t ON t.partition = k.partition AND t.offset < k.offset
)`;

/** Master data by the date from which they hold: of what the log says of a customer, the latest by its own time. */
export const MASTERS_BY_DATE = `${SAID},
known AS (
  SELECT customer_id, since, offset, argMax(master, at) OVER (
    PARTITION BY customer_id ORDER BY offset ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS master
  FROM said
),
masters AS (
  SELECT customer_id, since, ${FIELDS.map((field, i) => `argMax(master.${i + 1}, offset) AS ${field}`).join(', ')}
  FROM known GROUP BY customer_id, since
)`;

/** The same on single dates: `dates` is an SQL array of them. */
export const mastersOn = (dates: string): string => `${SAID},
masters AS (
  SELECT customer_id, date, ${FIELDS.map((field, i) => `argMax(master.${i + 1}, at) AS ${field}`).join(', ')}
  FROM said ARRAY JOIN ${dates} AS date
  WHERE since <= toInt32(date) GROUP BY customer_id, date
)`;
