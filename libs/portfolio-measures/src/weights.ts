import { memberOf, type MeasureCut } from './cut.ts';
import { customersOn } from './customer-days.ts';
import type { Query, QueryOf } from './query.ts';

/** A customer who weighs much in a portfolio. */
export interface WeightRow {
  readonly date: number;
  readonly member: string;
  readonly customerId: string;
  readonly grade: string;
  readonly currency: string;
  readonly exposureMinor: number;
  readonly overdueMinor: number;
  /** Of the exposures above zero. */
  readonly share: number;
}

/** The customers with the largest exposures of some members, each on a date of its own: the `most` first of each. */
export function heaviest(
  cut: MeasureCut,
  portfolios: readonly { readonly date: string; readonly member: string }[],
  most: number,
): QueryOf<WeightRow> {
  const of = weights(cut, [...new Set(portfolios.map(({ date }) => date))]);
  return {
    sql: `${of.sql}
WHERE has(arrayZip({days:Array(Date32)}, {members:Array(String)}), (day, member))
ORDER BY day, member, exposureMinor DESC, customerId LIMIT {most:UInt32} BY day, member`,
    params: {
      ...of.params,
      days: portfolios.map(({ date }) => date),
      members: portfolios.map(({ member }) => member),
      most,
    },
  };
}

/** The same of every member on one date. */
export function heaviestOn(cut: MeasureCut, date: string, most: number): QueryOf<WeightRow> {
  const of = weights(cut, [date]);
  return {
    sql: `${of.sql}
WHERE exposureMinor > 0
ORDER BY member, exposureMinor DESC, customerId LIMIT {most:UInt32} BY member`,
    params: { ...of.params, most },
  };
}

function weights(cut: MeasureCut, dates: readonly string[]): Query {
  const days = customersOn(cut, dates);
  const sql = `WITH ${days.with}
SELECT toInt32(day) AS date, member, customerId, grade, currency, exposureMinor, overdueMinor, share FROM (
  SELECT d.date AS day, ${memberOf(cut)} AS member, d.customer_id AS customerId, ${memberOf({ by: 'grade' })} AS grade,
    d.currency AS currency, d.exposure_minor AS exposureMinor, d.overdue_minor AS overdueMinor,
    if(whole = 0, 0, greatest(exposureMinor, 0) / whole) AS share,
    sum(greatest(d.exposure_minor, 0)) OVER (PARTITION BY d.date, member) AS whole
  FROM ${days.from}
  WHERE ${days.where}
)`;
  return { sql, params: days.params };
}
