/** Values for `{name:Type}` placeholders; they are bound by the server, never pasted into the text. */
export type QueryParams = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface InsertOptions {
  /** Two inserts into a table with the same token count as one, within the table's deduplication window. */
  readonly deduplicationToken?: string;
  /** The columns that the rows give, where an `EPHEMERAL` one is among them: it is not taken unless it is named. */
  readonly columns?: readonly [string, ...string[]];
}

/**
 * Rows as cells in the order of their columns: dates as days, times as milliseconds since 1970-01-01. A row may also be its
 * bytes in RowBinary, made for the types that the table's columns have. The quick way in.
 */
export interface CellRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[] | Uint8Array)[];
}

/** The three things done with ClickHouse. Every method rejects with a `ClickHouseFailure`. */
export interface ClickHouse {
  /** @returns the result's rows as objects; 64-bit integers as numbers, exact up to 2^53 − 1. The server ends the query when `signal` fires. */
  query<Row>(sql: string, params?: QueryParams, signal?: AbortSignal): Promise<Row[]>;
  /** Adds rows in one block: all of them or none. Keys of objects are column names; absent ones take the column's default. */
  insert<Row extends object>(
    table: string,
    rows: readonly Row[] | CellRows,
    options?: InsertOptions,
  ): Promise<void>;
  /** Runs one statement that returns nothing: DDL, OPTIMIZE, ALTER. */
  command(sql: string, params?: QueryParams): Promise<void>;
}

export interface ClickHouseConnection {
  /** HTTP address, for example http://127.0.0.1:8123. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  readonly requestTimeoutMs?: number;
}
