import type { Block } from '../rows/mapping.ts';
import type { TableSpec } from '../rows/tables.ts';

/** Which columns of a table say how far a partition got. */
export type Positioned = Pick<TableSpec, 'table' | 'position'>;

/** The tables, as the copying sees them. Both methods reject with a `ClickHouseFailure`. */
export interface RowStore {
  /** First offset of the partition that the table does not hold yet; null where it holds none. */
  position(into: Positioned, topic: string, partition: number): Promise<number | null>;
  /** Adds rows, all or none; rows that came before with the same token are not added again. */
  append(table: string, block: Block, token: string): Promise<void>;
}
