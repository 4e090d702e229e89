import type { ColumnTypes } from '@foreshock/clickhouse';
import type { Block } from '../rows/mapping.ts';
import type { TableSpec } from '../rows/tables.ts';

/** Which columns of a table say how far a partition got. */
export type Positioned = Pick<TableSpec, 'table' | 'position'>;

/** The tables, as the copying sees them. Every method rejects with a `ClickHouseFailure`. */
export interface RowStore {
  /** First offset of the partition that the table does not hold yet; null where it holds none. */
  position(into: Positioned, topic: string, partition: number): Promise<number | null>;
  /** The types of a table's columns, for rows that come in bytes; absent: the store takes cells only. */
  columnTypes?(table: string): Promise<ColumnTypes>;
  /** Adds rows, all or none; rows that came before with the same token are not added again. */
  append(table: string, block: Block, token: string): Promise<void>;
}

/** What a wrapped store tells of its types, for its wrapper to tell too. */
export function toldTypes(store: RowStore): Pick<RowStore, 'columnTypes'> {
  return store.columnTypes === undefined ? {} : { columnTypes: (table) => store.columnTypes!(table) };
}
