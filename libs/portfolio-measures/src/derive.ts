import { measureName } from '@foreshock/policy';
import type { MemberSums } from './sums.ts';

/** Measures by name; NaN where there is none, as without anything due a month ago there is no roll rate. */
export type Measures = Readonly<Record<string, number>>;

/** @param wholeMinor exposures above zero of all members together */
export function measuresOf(sums: MemberSums, wholeMinor: number): Measures {
  const { open, positive, customers, largest } = sums;
  const [notDue = 0, upTo30 = 0, upTo60 = 0, upTo90 = 0, beyond = 0] = sums.bucketsBefore;
  const top = (n: number): number => ratio(sum(largest.slice(0, n)), positive);
  return {
    customers,
    openMinor: open,
    overdueMinor: sums.overdue,
    exposureMinor: sums.exposure,
    overdueRatio: open === 0 ? 0 : sums.overdue / open,
    defaultRate: ratio(sums.defaulted, customers),
    defaultAmountRatio: open === 0 ? 0 : sums.defaultedOpen / open,
    expectedLossMinor: sums.expectedLoss,
    exposureShare: ratio(positive, wholeMinor),
    hhi: positive === 0 ? NaN : (Number(sums.squares) / positive / positive) * 10_000,
    top1Share: top(1),
    top5Share: top(5),
    top10Share: top(10),
    rollRateCurrent: ratio(sums.buckets[1] ?? 0, notDue),
    rollRate1To30: ratio(sums.buckets[2] ?? 0, upTo30),
    rollRate31To60: ratio(sums.buckets[3] ?? 0, upTo60),
    rollRate61Plus: ratio(sums.buckets[4] ?? 0, upTo90 + beyond),
  };
}

const ratio = (part: number, whole: number): number => (whole === 0 ? NaN : part / whole);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Measures by date and member. */
export type MeasureTable = ReadonlyMap<number, ReadonlyMap<string, Measures>>;

/** Customers of whom the dimension is not known are no portfolio that anybody could act on; they count in the whole. */
export function tableOf(rows: readonly MemberSums[]): MeasureTable {
  const table = new Map<number, Map<string, Measures>>();
  for (const [date, ofDate] of Map.groupBy(rows, (row) => row.date)) {
    const whole = sum(ofDate.map(({ positive }) => positive));
    const members = ofDate.filter(({ member }) => member !== '');
    table.set(date, new Map(members.map((row) => [row.member, measuresOf(row, whole)])));
  }
  return table;
}

/** A number for each name, at present or against earlier dates; NaN where the member was not there then. */
export function valuesAt(
  names: readonly string[],
  table: MeasureTable,
  date: number,
  member: string,
): Float64Array {
  const at = (day: number, measure: string): number => table.get(day)?.get(member)?.[measure] ?? NaN;
  return Float64Array.from(names, (name) => {
    const parsed = measureName(name);
    if (parsed === null) throw new Error(`${name} is no measure of a portfolio`);
    return at(date - parsed.daysAgo, parsed.measure);
  });
}
