import type { QueryParams } from '@foreshock/clickhouse';

/** A statement with its values apart. */
export interface Query {
  readonly sql: string;
  readonly params: QueryParams;
}

/** A statement whose rows have these columns. */
export interface QueryOf<Row> extends Query {
  /** Never there: it only carries the type. */
  readonly row?: Row;
}

/** Records of the log that the core refused: they decided nothing. */
export const REFUSED = `(partition, offset) IN (
    SELECT assumeNotNull(partition), assumeNotNull(offset) FROM dead_letters
    WHERE topic = 'ledger.events' AND partition IS NOT NULL AND offset IS NOT NULL
  )`;

/** The business date that a partition has reached with each of its ticks: a tick back in time moves nothing. */
export const TICKS = `SELECT partition, offset, max(assumeNotNull(tick_date)) OVER (
    PARTITION BY partition ORDER BY offset ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS date
  FROM ledger_events FINAL
  WHERE topic = 'ledger.events' AND record_type = 'ClockTick' AND tick_date IS NOT NULL AND NOT ${REFUSED}`;

/** Before the first tick: such a record counts on every date. */
export const ALWAYS = "toDate32('1900-01-01')";
