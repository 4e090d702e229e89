import { memberOf, whereParams, type MeasureCut } from './cut.ts';
import { customerDays, customersOn, type CustomerDays } from './customer-days.ts';
import type { QueryOf } from './query.ts';

/** What a member's customers come to on one date. Amounts are minor units, rates are left to be divided. */
export interface MemberSums {
  readonly date: number;
  readonly member: string;
  readonly currency: string;
  readonly customers: number;
  readonly overdueCustomers: number;
  readonly open: number;
  readonly overdue: number;
  readonly disputed: number;
  readonly exposure: number;
  /** Of exposures above zero, with the sum of their squares as a decimal text: it is exact. */
  readonly positive: number;
  readonly squares: string;
  /** The ten largest exposures, the largest first. */
  readonly largest: readonly number[];
  readonly defaulted: number;
  readonly defaultedOpen: number;
  readonly expectedLoss: number;
  readonly provision: number;
  /** Not due, 1 to 30, 31 to 60, 61 to 90, 91 and more days past due. */
  readonly buckets: readonly number[];
  /** The same of the same customers 30 days before; empty where it was not asked for. */
  readonly bucketsBefore: readonly number[];
}

const BUCKETS = ['not_due', 'ageing_1_to_30', 'ageing_31_to_60', 'ageing_61_to_90', 'ageing_91_plus'];
const sumsOf = (row: 'd' | 'b'): string =>
  `[${BUCKETS.map((bucket) => `sum(${row}.${bucket}_minor)`).join(', ')}]`;

/** All whole numbers: the same rows give the same sums in whatever order a server adds them. */
function sumsBy(cut: MeasureCut, days: CustomerDays, withBefore: boolean): string {
  return `WITH ${days.with}
SELECT toInt32(d.date) AS date, ${memberOf(cut)} AS member,
  any(d.currency) AS currency,
  count() AS customers,
  countIf(d.overdue_minor > 0) AS overdueCustomers,
  sum(d.open_minor) AS open,
  sum(d.overdue_minor) AS overdue,
  sum(d.disputed_minor) AS disputed,
  sum(d.exposure_minor) AS exposure,
  sum(greatest(d.exposure_minor, 0)) AS positive,
  toString(sum(toInt256(greatest(d.exposure_minor, 0)) * greatest(d.exposure_minor, 0))) AS squares,
  arrayMap(one -> -one, groupArraySorted(10)(-greatest(d.exposure_minor, 0))) AS largest,
  countIf(a.in_default) AS defaulted,
  sumIf(d.open_minor, a.in_default) AS defaultedOpen,
  sum(toInt64(floor(a.loss_rate * greatest(d.exposure_minor, 0) + 0.5))) AS expectedLoss,
  sum(a.provision_minor) AS provision,
  ${sumsOf('d')} AS buckets,
  ${withBefore ? sumsOf('b') : '[]'} AS bucketsBefore
FROM ${days.from}
WHERE ${days.where}
GROUP BY date, member ORDER BY date, member`;
}

/** Sums by date and member for the dates `from` to `to` and for those so many days before each of them. */
export function memberSums(
  cut: MeasureCut,
  from: string,
  to: string,
  daysAgo: readonly number[],
): QueryOf<MemberSums> {
  const wanted = `arrayDistinct(arrayFlatten(arrayMap(ago -> arrayMap(at -> addDays({from:Date32}, at - ago),
    range(toUInt32(dateDiff('day', {from:Date32}, {to:Date32}) + 1))), [${[0, ...daysAgo].map(Math.trunc).join(', ')}])))`;
  const sql = sumsBy(cut, customerDays(cut, wanted), true);
  return { sql, params: { from, to, ...whereParams(cut) } };
}

/** The same sums on a few dates. Without `withBefore` there is nothing to compare with, and the answer comes sooner. */
export function memberSumsOn(
  cut: MeasureCut,
  dates: readonly string[],
  withBefore: boolean,
): QueryOf<MemberSums> {
  const days = customersOn(cut, dates, { before: withBefore });
  return { sql: sumsBy(cut, days, withBefore), params: days.params };
}
