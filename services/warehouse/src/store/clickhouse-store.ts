import { columnTypes, type ClickHouse } from '@foreshock/clickhouse';
import type { RowStore } from './row-store.ts';

/** The tables in ClickHouse. A table's own highest offset is the position: there is no second place that could differ. */
export function createClickHouseStore(clickhouse: ClickHouse): RowStore {
  return {
    columnTypes: columnTypes((sql, params) => clickhouse.query(sql, params)),
    async position({ table, position: columns }, topic, partition) {
      const [found] = await clickhouse.query<{ records: number; next: number }>(
        `SELECT count() AS records, max(${columns.offset}) + 1 AS next FROM ${table}
         WHERE ${columns.topic} = {topic:String} AND ${columns.partition} = {partition:Int32}`,
        { topic, partition },
      );
      return found === undefined || found.records === 0 ? null : found.next;
    },
    append: (table, { columns, rows }, deduplicationToken) =>
      clickhouse.insert(
        table,
        { columns: columns.map(({ column }) => column), rows },
        { deduplicationToken },
      ),
  };
}
