import { dateText, type ClickHouse } from '@foreshock/clickhouse';
import type { Day } from '@foreshock/policy';
import type { MeasureCut } from './cut.ts';
import { tableOf, type MeasureTable } from './derive.ts';
import { memberSums, type MemberSums } from './sums.ts';
import { heaviest, type WeightRow } from './weights.ts';

/** Customers named with a portfolio. */
const HEAVIEST = 5;

/** What is asked of the tables, of business dates that are over. Every method rejects with a `ClickHouseFailure`. */
export interface MeasureTables {
  /** The first date with a customer, and how many there are by now; null without any. */
  extent(): Promise<{ readonly first: Day; readonly customers: number } | null>;
  /** Measures for each of the dates, and for those so many days before each. */
  measures(cut: MeasureCut, from: Day, to: Day, daysAgo: readonly number[]): Promise<MeasureTable>;
  /** The five customers that weigh most in each. */
  heaviest(
    cut: MeasureCut,
    portfolios: readonly { readonly asOf: Day; readonly member: string }[],
  ): Promise<readonly WeightRow[]>;
}

export function createMeasures(clickhouse: Pick<ClickHouse, 'query'>): MeasureTables {
  return {
    async extent() {
      const [row] = await clickhouse.query<{ first: number; customers: number }>(
        'SELECT toInt32(min(as_of)) AS first, uniqExact(customer_id) AS customers FROM indicators',
      );
      return row === undefined || row.customers === 0 ? null : row;
    },
    async measures(cut, from, to, daysAgo) {
      const { sql, params } = memberSums(cut, dateText(from), dateText(to), daysAgo);
      return tableOf(await clickhouse.query<MemberSums>(sql, params));
    },
    async heaviest(cut, portfolios) {
      if (portfolios.length === 0) return [];
      const dated = portfolios.map(({ asOf, member }) => ({ date: dateText(asOf), member }));
      const { sql, params } = heaviest(cut, dated, HEAVIEST);
      return clickhouse.query<WeightRow>(sql, params);
    },
  };
}
