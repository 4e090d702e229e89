import type { Query } from './query.ts';

/** The present business date: of the clock's last tick, or without any tick of the newest values. One row. */
export const presentDate: Query = {
  sql: `SELECT if(ticked > toDate32(0), ticked, changed) AS business_date, changed > toDate32(0) AS is_known FROM
  (SELECT max(date) AS ticked FROM business_dates) AS t CROSS JOIN (SELECT max(as_of) AS changed FROM indicators) AS i`,
  params: {},
};
