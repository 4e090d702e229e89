import { ClickHouseFailure } from '@foreshock/clickhouse';
import type { RowStore } from '../store/row-store.ts';
import { refusedRow, tokenOf, type Chunk, type MappedRecord } from './chunk.ts';

/** Where records go that have no row of their own. */
export const REFUSED_TABLE = 'undecodable_records';

/**
 * Stores chunks of several partitions of one table in one insert, refused records first.
 * @throws a `ClickHouseFailure`; after one of kind `bad-data` each chunk can still be given to `insertChunk`.
 */
export async function insertTogether(store: RowStore, chunks: readonly Chunk[]): Promise<void> {
  for (const { refused, token } of chunks) {
    if (refused.length > 0) await store.append(REFUSED_TABLE, refused, token);
  }
  const filled = chunks.filter(({ rows }) => rows.length > 0);
  const [first] = filled;
  if (first === undefined) return;
  await store.append(
    first.table,
    filled.flatMap(({ rows }) => rows.map(({ row }) => row)),
    filled.map(({ token }) => token).join(),
  );
}

/**
 * Stores a chunk. Refused records go first: the topic's table is the witness of how far the copy got, so what stands
 * beside it must be there before. Rows that the table itself refuses are found by halving and set aside the same way.
 * @throws a `ClickHouseFailure`, never one of kind `bad-data` for a row of the topic's table.
 */
export async function insertChunk(store: RowStore, chunk: Chunk): Promise<void> {
  if (chunk.refused.length > 0) await store.append(REFUSED_TABLE, chunk.refused, chunk.token);
  if (chunk.rows.length > 0) await insertRows(store, chunk.table, chunk.rows, chunk.token);
}

/** Inserts in offset order, so that at every moment the highest offset proves all lower ones. */
async function insertRows(
  store: RowStore,
  table: string,
  rows: readonly MappedRecord[],
  token: string,
): Promise<void> {
  try {
    await store.append(
      table,
      rows.map(({ row }) => row),
      token,
    );
  } catch (error) {
    if (!(error instanceof ClickHouseFailure) || error.kind !== 'bad-data') throw error;
    await insertHalves(store, table, rows, error.message);
  }
}

async function insertHalves(
  store: RowStore,
  table: string,
  rows: readonly MappedRecord[],
  message: string,
): Promise<void> {
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    const records = [only.record];
    await store.append(
      REFUSED_TABLE,
      [refusedRow(only.record, 'refused-by-table', message)],
      tokenOf(records),
    );
    return;
  }
  const middle = Math.ceil(rows.length / 2);
  for (const half of [rows.slice(0, middle), rows.slice(middle)]) {
    await insertRows(store, table, half, tokenOf(half.map(({ record }) => record)));
  }
}
