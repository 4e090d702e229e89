import type { Query } from './query.ts';

/** The present business date: of the clock's last tick, or without any tick of the newest values. One row. */
export const presentDate: Query = {
  sql: `SELECT if(ticked > toDate32(0), ticked, (SELECT max(as_of) FROM indicators)) AS business_date,
  (SELECT count() > 0 FROM indicators) AS is_known
FROM (SELECT max(date) AS ticked FROM business_dates)`,
  params: {},
};
