import { ClickHouseFailure } from '@foreshock/clickhouse';
import type { RowStore } from '../store/row-store.ts';
import { REFUSED_COLUMNS, refusedRow, tokenOf, type Chunk, type MappedRecord } from './chunk.ts';
import type { Cells, Column } from '../rows/columns.ts';

/** Where records go that have no row of their own. */
export const REFUSED_TABLE = 'undecodable_records';

/**
 * Stores chunks of several partitions of one table in one insert, refused records first.
 * @throws a `ClickHouseFailure`; after one of kind `bad-data` each chunk can still be given to `insertChunk`.
 */
export async function insertTogether(store: RowStore, chunks: readonly Chunk[]): Promise<void> {
  for (const { refused, token } of chunks) {
    if (refused.length > 0) await setAside(store, refused, token);
  }
  const filled = chunks.filter(({ rows }) => rows.length > 0);
  const [first] = filled;
  if (first === undefined) return;
  const rows = filled.flatMap((chunk) => chunk.rows.map(({ row }) => row));
  await store.append(first.table, { columns: first.columns, rows }, filled.map(({ token }) => token).join());
}

/**
 * Stores a chunk. Refused records go first: the topic's table is the witness of how far the copy got, so what stands
 * beside it must be there before. Rows that the table itself refuses are found by halving and set aside the same way.
 * @throws a `ClickHouseFailure`, never one of kind `bad-data` for a row of the topic's table.
 */
export async function insertChunk(store: RowStore, chunk: Chunk): Promise<void> {
  if (chunk.refused.length > 0) await setAside(store, chunk.refused, chunk.token);
  if (chunk.rows.length > 0) await insertRows(store, chunk, chunk.rows, chunk.token);
}

function setAside(store: RowStore, rows: readonly Cells[], token: string): Promise<void> {
  return store.append(REFUSED_TABLE, { columns: REFUSED_COLUMNS, rows }, token);
}

interface Target {
  readonly table: string;
  readonly columns: readonly Column[];
}

/** Inserts in offset order, so that at every moment the highest offset proves all lower ones. */
async function insertRows(
  store: RowStore,
  target: Target,
  rows: readonly MappedRecord[],
  token: string,
): Promise<void> {
  try {
    const block = { columns: target.columns, rows: rows.map(({ row }) => row) };
    await store.append(target.table, block, token);
  } catch (error) {
    if (!(error instanceof ClickHouseFailure) || error.kind !== 'bad-data') throw error;
    await insertHalves(store, target, rows, error.message);
  }
}

async function insertHalves(
  store: RowStore,
  target: Target,
  rows: readonly MappedRecord[],
  message: string,
): Promise<void> {
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    const { record } = only;
    await setAside(store, [refusedRow(record, 'refused-by-table', message)], tokenOf([record]));
    return;
  }
  const middle = Math.ceil(rows.length / 2);
  for (const half of [rows.slice(0, middle), rows.slice(middle)]) {
    await insertRows(store, target, half, tokenOf(half.map(({ record }) => record)));
  }
}
