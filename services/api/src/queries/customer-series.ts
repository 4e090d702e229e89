import { columnName } from '@foreshock/clickhouse';
import type { IndicatorName } from '@foreshock/ledger';
import type { Query } from './query.ts';

/** Which of a customer's values on which dates. */
export interface CustomerSeriesRequest {
  readonly customerId: string;
  readonly names: readonly IndicatorName[];
  /** ISO dates. */
  readonly dates: readonly string[];
}

/** A customer's values as his last row up to each date has them; `historyDays` is there too, by which some move on. */
export function customerSeries({ customerId, names, dates }: CustomerSeriesRequest): Query {
  const columns = [...new Set<string>([...names, 'historyDays'])].map(columnName);
  const all = ['as_of', 'currency', 'grade', 'score', ...columns];
  return {
    sql: `SELECT date, ${all.map((column) => `argMax(${column}, kafka_offset) AS ${column}`).join(', ')}
FROM (
  SELECT as_of AS changed, kafka_offset, ${all.join(', ')} FROM indicators
  WHERE customer_id = {customerId:String} AND as_of <= arrayMax({dates:Array(Date32)})
) ARRAY JOIN {dates:Array(Date32)} AS date
WHERE changed <= date GROUP BY date ORDER BY date`,
    params: { customerId, dates },
  };
}
