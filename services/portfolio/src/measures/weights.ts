import type { Cut } from '@foreshock/policy';
import { customerDays, memberOf, whereParams } from './customer-days.ts';
import type { Query } from './query.ts';

/** A customer who weighs much in a portfolio. */
export interface WeightRow {
  readonly date: number;
  readonly member: string;
  readonly customerId: string;
  readonly exposureMinor: number;
  readonly overdueMinor: number;
  /** Of the exposures above zero. */
  readonly share: number;
}

/** The customers with the largest exposures of some members, each on a date of its own. */
export function heaviest(
  cut: Cut,
  portfolios: readonly { readonly date: string; readonly member: string }[],
  to: string,
): Query {
  const days = customerDays(cut, '{dates:Array(Date32)}');
  return {
    sql: `WITH ${days.with}
SELECT toInt32(day) AS date, member, customerId, exposureMinor, overdueMinor, share FROM (
  SELECT d.date AS day, ${memberOf(cut)} AS member, d.customer_id AS customerId,
    d.exposure_minor AS exposureMinor, d.overdue_minor AS overdueMinor,
    if(whole = 0, 0, greatest(exposureMinor, 0) / whole) AS share,
    sum(greatest(d.exposure_minor, 0)) OVER (PARTITION BY d.date, member) AS whole
  FROM ${days.from}
)
WHERE has(arrayZip({dates:Array(Date32)}, {members:Array(String)}), (day, member))
ORDER BY day, member, exposureMinor DESC, customerId LIMIT 5 BY day, member`,
    params: {
      to,
      dates: portfolios.map(({ date }) => date),
      members: portfolios.map(({ member }) => member),
      ...whereParams(cut),
    },
  };
}
