import type { Book, IndicatorRow } from './random-book.ts';
import { sum } from './random-book.ts';

/** A customer at the end of a date, looked up plainly in the book's lists. */
export interface CustomerThen {
  readonly row: IndicatorRow;
  readonly inDefault: boolean;
  readonly lossRate: number;
  readonly industry: string;
}

export function customersThen(book: Book, date: number): CustomerThen[] {
  const ids = [...new Set(book.indicators.map(({ customer_id }) => customer_id))];
  return ids.flatMap((id) => {
    const row = latest(book.indicators.filter((one) => one.customer_id === id && one.day <= date));
    if (row === undefined) return [];
    const judged = latest(book.assessments.filter((one) => one.customer_id === id && one.day <= date));
    const known = book.masters.filter((one) => one.customer_id === id && one.day <= date);
    const master = known.toSorted((a, b) => a.at - b.at || a.day - b.day).at(-1);
    return [
      {
        row,
        inDefault: judged?.in_default ?? false,
        lossRate: judged === undefined ? 0 : judged.pd * judged.lgd,
        industry: master?.industry ?? '',
      },
    ];
  });
}

function latest<Row extends { readonly day: number; readonly kafka_offset: number }>(
  rows: readonly Row[],
): Row | undefined {
  return rows.toSorted((a, b) => a.day - b.day || a.kafka_offset - b.kafka_offset).at(-1);
}

/** The measures of some customers on a date, each by its definition; `whole` are all that the cut takes. */
export function measuresByHand(
  book: Book,
  date: number,
  customers: readonly CustomerThen[],
  whole: readonly CustomerThen[],
): Record<string, number> {
  const of = (pick: (one: CustomerThen) => number): number => sum(customers.map(pick));
  const positive = (one: CustomerThen): number => Math.max(0, one.row.exposure_minor);
  const exposures = customers.map(positive).toSorted((a, b) => b - a);
  const exposed = sum(exposures);
  const open = of(({ row }) => row.open_minor);
  const overdue = of(({ row }) => row.overdue_minor);
  const ids = new Set(customers.map(({ row }) => row.customer_id));
  const before = customersThen(book, date - 30).filter(({ row }) => ids.has(row.customer_id));
  const now = (bucket: number): number => of(({ row }) => row.buckets[bucket] ?? 0);
  const then = (bucket: number): number => sum(before.map(({ row }) => row.buckets[bucket] ?? 0));
  const share = (part: number, all: number): number => (all === 0 ? NaN : part / all);
  return {
    customers: customers.length,
    openMinor: open,
    overdueMinor: overdue,
    exposureMinor: of(({ row }) => row.exposure_minor),
    overdueRatio: open === 0 ? 0 : overdue / open,
    defaultRate: share(
      of(({ inDefault }) => Number(inDefault)),
      customers.length,
    ),
    defaultAmountRatio: open === 0 ? 0 : of(({ inDefault, row }) => (inDefault ? row.open_minor : 0)) / open,
    expectedLossMinor: of((one) => Math.floor(one.lossRate * positive(one) + 0.5)),
    exposureShare: share(exposed, sum(whole.map(positive))),
    hhi: share(10_000 * sum(exposures.map((one) => (one / exposed) ** 2)), 1),
    top1Share: share(exposures[0] ?? 0, exposed),
    top5Share: share(sum(exposures.slice(0, 5)), exposed),
    top10Share: share(sum(exposures.slice(0, 10)), exposed),
    rollRateCurrent: share(now(1), then(0)),
    rollRate1To30: share(now(2), then(1)),
    rollRate31To60: share(now(3), then(2)),
    rollRate61Plus: share(now(4), then(3) + then(4)),
  };
}
