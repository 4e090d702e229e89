import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromEngine } from './errors.ts';
import type { Connection, NativeEngine, NativeInsertResult, NativeResult } from './native.ts';
import { literal, sessionStatements } from './session.ts';
import type { SessionSettings } from './session.ts';

/**
 * ClickHouse in this process, on one data directory. Every request gets a connection of its own (it costs less
 * than a millisecond), so settings, parameters and USE end with the request and no query waits behind another.
 */
export class Engine {
  readonly #native: NativeEngine;
  readonly #path: string;
  readonly #args: readonly string[];
  readonly #spoolDir: string;
  /** Keeps the data directory loaded between requests. */
  #keeper: Connection | undefined;

  constructor(native: NativeEngine, path: string, spoolDir: string, args: readonly string[]) {
    this.#native = native;
    this.#path = path;
    this.#args = args;
    this.#spoolDir = spoolDir;
  }

  /** Loads the data directory. */
  open(): void {
    rmSync(this.#spoolDir, { recursive: true, force: true });
    mkdirSync(this.#spoolDir, { recursive: true });
    this.#keeper = this.#native.CreateConnection(this.#path, this.#args);
  }

  /** Releases the data directory. No request may be running. */
  close(): void {
    if (this.#keeper !== undefined) this.#native.CloseConnection(this.#keeper);
    this.#keeper = undefined;
  }

  /** Runs one statement and gives its whole result in `format` (or in the format it names itself). */
  query(session: SessionSettings, sql: string, format: string): Promise<NativeResult> {
    return this.#session(session, (connection) => this.#native.QueryAsyncConnection(connection, sql, format));
  }

  /**
   * Inserts `data`, bytes of any format, with the statement `<into> <source>`, where `source` is the rest of the
   * INSERT from its SETTINGS or FORMAT on. The engine takes an empty line for the end of data that follows a
   * statement and would run the rest as SQL; data that holds one goes through a file instead.
   */
  insert(session: SessionSettings, into: string, source: string, data: Buffer): Promise<NativeInsertResult> {
    return this.#session(session, (connection) => {
      if (data[0] === 0x0a || data.includes('\n\n')) return this.#insertFile(connection, into, source, data);
      return this.#native.InsertRawAsyncConnection(connection, `${into} ${source}`, data, false);
    });
  }

  async #insertFile(
    connection: Connection,
    into: string,
    source: string,
    data: Buffer,
  ): Promise<NativeInsertResult> {
    const file = join(this.#spoolDir, randomUUID());
    try {
      await writeFile(file, data, { mode: 0o600 });
      const sql = `${into} FROM INFILE ${literal(file)} COMPRESSION 'none' ${source}`;
      const result = await this.#native.QueryAsyncConnection(connection, sql, 'Null');
      return { elapsed: result.elapsed, rowsWritten: result.rowsRead, bytesWritten: result.bytesRead };
    } finally {
      await rm(file, { force: true });
    }
  }

  /** Runs one SELECT and hands its result over in pieces as they come. Stopping early cancels the query. */
  stream(
    session: SessionSettings,
    sql: string,
    format: string,
    onPiece: (bytes: Uint8Array, rows: number) => Promise<void>,
  ): Promise<void> {
    return this.#session(session, async (connection) => {
      const stream = this.#native.StreamQuery(connection, sql, format);
      try {
        for (;;) {
          const piece = await this.#native.StreamFetch(stream);
          if (piece.done) return;
          await onPiece(piece.bytes, piece.numRows);
        }
      } finally {
        this.#native.StreamCancel(stream);
      }
    });
  }

  /** Asks the engine to stop the query with this id; it then fails with QUERY_WAS_CANCELLED. */
  async cancel(queryId: string): Promise<void> {
    const connection = this.#native.CreateConnection(this.#path, this.#args);
    try {
      const sql = `KILL QUERY WHERE Settings['log_comment'] = ${literal(queryId)} ASYNC`;
      await this.#native.QueryAsyncConnection(connection, sql, 'Null');
    } finally {
      this.#native.CloseConnection(connection);
    }
  }

  async #session<T>(session: SessionSettings, work: (connection: Connection) => Promise<T>): Promise<T> {
    const setup = sessionStatements(session);
    const connection = this.#native.CreateConnection(this.#path, this.#args);
    try {
      await this.#native.QueryAsyncConnection(connection, setup, 'Null');
      return await work(connection);
    } catch (error) {
      throw fromEngine(error);
    } finally {
      this.#native.CloseConnection(connection);
    }
  }
}
