import { memberOf, type MeasureCut } from './cut.ts';
import { customersOn } from './customer-days.ts';
import type { QueryOf } from './query.ts';

/** Customers who went from one grade to another between two dates; an empty grade is none, or not a customer yet. */
export interface MigrationRow {
  readonly fromGrade: string;
  readonly toGrade: string;
  /** Not among the customers of the earlier date. */
  readonly isNew: 0 | 1;
  readonly customers: number;
  readonly currency: string;
  /** On the earlier and on the later date. */
  readonly exposureBefore: number;
  readonly exposureAfter: number;
}

/**
 * The grades of a portfolio's customers on two dates, one row per pair of grades. Who belongs to the portfolio goes by the
 * later date: master data and segment change too.
 */
export function migration(where: MeasureCut['where'], from: string, to: string): QueryOf<MigrationRow> {
  const cut: MeasureCut = { by: 'grade', where };
  const days = customersOn(cut, [from, to]);
  return {
    sql: `WITH ${days.with},
after AS (
  SELECT d.customer_id AS customer_id, ${memberOf(cut)} AS grade, d.exposure_minor AS exposure, d.currency AS currency
  FROM ${days.from}
  WHERE ${days.where} AND d.date = {after:Date32}
),
before AS (
  SELECT customer_id, 1 AS known, grade, exposure_minor AS exposure
  FROM days WHERE date = {before:Date32}
)
SELECT b.grade AS fromGrade, t.grade AS toGrade, b.known = 0 AS isNew, count() AS customers, any(t.currency) AS currency,
  sum(b.exposure) AS exposureBefore, sum(t.exposure) AS exposureAfter
FROM after AS t LEFT JOIN before AS b ON b.customer_id = t.customer_id
GROUP BY fromGrade, toGrade, isNew ORDER BY fromGrade, toGrade, isNew`,
    params: { ...days.params, before: from, after: to },
  };
}
