import { moneyOf, type Money } from '@foreshock/wording';
import type { z } from 'zod';
import type { portfolio } from './customers.ts';
import type { Row } from './from-rows.ts';

export type Portfolio = z.output<typeof portfolio>;

export interface PortfolioRows {
  readonly asOf: string | null;
  /** Absent where no customer is known yet. */
  readonly totals: Row | undefined;
  readonly byGrade: readonly Row[];
  readonly bySegment: readonly Row[];
  readonly top: readonly Row[];
  readonly warnings: readonly Row[];
}

const buckets = [
  ['notDue', 'not_due_minor'],
  ['1-30', 'ageing_1_to_30_minor'],
  ['31-60', 'ageing_31_to_60_minor'],
  ['61-90', 'ageing_61_to_90_minor'],
  ['91+', 'ageing_91_plus_minor'],
] as const;

const money = (row: Row, column: string): Money => moneyOf(Number(row[column]), String(row.currency));
const name = (row: Row, column: string): string | null =>
  row[column] === null || row[column] === undefined ? null : String(row[column]);

/** The portfolio of the base currency. */
export function portfolioFrom(rows: PortfolioRows): Portfolio {
  const { totals } = rows;
  const exposure = Number(totals?.exposure_minor ?? 0);
  const open = Number(totals?.open_minor ?? 0);
  return {
    asOf: rows.asOf,
    latestChange: totals === undefined ? null : String(totals.latest_change),
    currency: totals === undefined ? null : String(totals.currency),
    customers: Number(totals?.customers ?? 0),
    overdueCustomers: Number(totals?.overdue_customers ?? 0),
    totals: totals === undefined ? null : sumsFrom(totals),
    overdueRatio: open === 0 ? 0 : Number(totals?.overdue_minor ?? 0) / open,
    ageing:
      totals === undefined
        ? []
        : buckets.map(([bucket, column]) => ({ bucket, amount: money(totals, column) })),
    byGrade: rows.byGrade.map(groupFrom),
    bySegment: rows.bySegment.map(groupFrom),
    topExposures: rows.top.map((row) => ({
      customerId: String(row.customer_id),
      grade: name(row, 'grade'),
      exposure: money(row, 'exposure_minor'),
      overdue: money(row, 'overdue_minor'),
      share: exposure <= 0 ? 0 : Number(row.exposure_minor) / exposure,
    })),
    hhi: totals?.hhi === null || totals?.hhi === undefined ? null : Number(totals.hhi),
    openWarnings: { HIGH: 0, MEDIUM: 0, LOW: 0, ...countsBySeverity(rows.warnings) },
  };
}

const sumsFrom = (row: Row): NonNullable<Portfolio['totals']> => ({
  open: money(row, 'open_minor'),
  overdue: money(row, 'overdue_minor'),
  disputed: money(row, 'disputed_minor'),
  exposure: money(row, 'exposure_minor'),
});

const groupFrom = (row: Row): Portfolio['byGrade'][number] => ({
  name: name(row, 'name'),
  customers: Number(row.customers),
  open: money(row, 'open_minor'),
  overdue: money(row, 'overdue_minor'),
  exposure: money(row, 'exposure_minor'),
});

const countsBySeverity = (rows: readonly Row[]): Partial<Portfolio['openWarnings']> =>
  Object.fromEntries(rows.map((row) => [String(row.severity), Number(row.warnings)]));
