import { Readable } from 'node:stream';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { failureOf } from './failure.ts';
import { rowBinary } from './binary/row-binary.ts';
import { columnTypes, type ColumnTypes } from './column-types.ts';
import type { CellRows, ClickHouse, ClickHouseConnection, InsertOptions, QueryParams } from './port.ts';

const DEFAULT_REQUEST_TIMEOUT_MS = 30_000;

/** A connection pool over HTTP; `close` ends it. Nothing is sent before the first call. */
export function createClickHouse(connection: ClickHouseConnection): ClickHouse & { close(): Promise<void> } {
  const client = createClient({
    url: connection.url,
    username: connection.username,
    password: connection.password,
    database: connection.database,
    request_timeout: connection.requestTimeoutMs ?? DEFAULT_REQUEST_TIMEOUT_MS,
    application: 'foreshock',
    log: { level: ClickHouseLogLevel.OFF },
  });
  const typesOf = columnTypes((sql, params) => query(client, sql, params));
  return {
    query: (sql, params, signal) => query(client, sql, params, signal),
    insert: (table, rows, options) =>
      'columns' in rows
        ? insertCells(client, table, rows, typesOf, options)
        : insert(client, table, rows, options),
    command: (sql, params) => command(client, sql, params),
    close: () => client.close(),
  };
}

async function query<Row>(
  client: ClickHouseClient,
  sql: string,
  params: QueryParams = {},
  signal?: AbortSignal,
): Promise<Row[]> {
  try {
    const result = await client.query({
      query: sql,
      query_params: { ...params },
      format: 'JSONEachRow',
      // also on a server that would rather finish: nobody reads the answer any more
      clickhouse_settings: {
        output_format_json_quote_64bit_integers: 0,
        cancel_http_readonly_queries_on_client_close: 1,
      },
      ...(signal === undefined ? {} : { abort_signal: signal }),
    });
    return await result.json<Row>();
  } catch (error) {
    throw failureOf(error, `query ${firstWords(sql)}`);
  }
}

async function insert<Row extends object>(
  client: ClickHouseClient,
  table: string,
  rows: readonly Row[],
  options: InsertOptions = {},
): Promise<void> {
  if (rows.length === 0) return;
  try {
    await client.insert({
      table,
      values: rows,
      format: 'JSONEachRow',
      ...(options.columns === undefined ? {} : { columns: [...options.columns] }),
      clickhouse_settings: {
        ...SINGLE_BLOCK,
        ...(options.deduplicationToken === undefined
          ? {}
          : { insert_deduplication_token: options.deduplicationToken }),
      },
    });
  } catch (error) {
    throw failureOf(error, `insert into ${table}`);
  }
}

/** Without names and texts of numbers on the wire: a wide row costs the server a twentieth of what it costs as JSON. */
async function insertCells(
  client: ClickHouseClient,
  table: string,
  cells: CellRows,
  typesOf: (table: string) => Promise<ColumnTypes>,
  { deduplicationToken }: InsertOptions = {},
): Promise<void> {
  if (cells.rows.length === 0) return;
  try {
    const bytes = rowBinary(table, cells, await typesOf(table));
    const { stream } = await client.exec({
      query: `INSERT INTO ${table} (${cells.columns.join(', ')}) FORMAT RowBinary`,
      values: Readable.from([bytes], { objectMode: false }),
      clickhouse_settings: {
        ...SINGLE_BLOCK,
        ...(deduplicationToken === undefined ? {} : { insert_deduplication_token: deduplicationToken }),
      },
    });
    for await (const _ of stream) continue;
  } catch (error) {
    throw failureOf(error, `insert into ${table}`);
  }
}

/** The server must neither split the rows nor answer before they are stored: a block is its unit of atomicity. */
const SINGLE_BLOCK = {
  async_insert: 0,
  input_format_parallel_parsing: 0,
  deduplicate_blocks_in_dependent_materialized_views: 1,
} as const;

async function command(client: ClickHouseClient, sql: string, params: QueryParams = {}): Promise<void> {
  try {
    await client.command({ query: sql, query_params: { ...params } });
  } catch (error) {
    throw failureOf(error, `statement ${firstWords(sql)}`);
  }
}

const firstWords = (sql: string) => sql.trim().replace(/\s+/g, ' ').slice(0, 60);
