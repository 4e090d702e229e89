import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** An opaque connection of the engine. */
export type Connection = { readonly engineConnection: unique symbol };
/** An opaque running result. */
export type StreamHandle = { readonly engineStream: unique symbol };

/** A whole result. */
export interface NativeResult {
  readonly bytes: Uint8Array;
  readonly elapsed: number;
  readonly rowsRead: number;
  readonly bytesRead: number;
}

/** What an insert wrote; rows of dependent views count too. */
export interface NativeInsertResult {
  readonly elapsed: number;
  readonly rowsWritten: number;
  readonly bytesWritten: number;
}

/** The part of chDB's native interface that the gateway uses. Errors are plain Errors with ClickHouse's text. */
export interface NativeEngine {
  CreateConnection(path: string, args?: readonly string[]): Connection;
  CloseConnection(connection: Connection): void;
  QueryAsyncConnection(connection: Connection, sql: string, format: string): Promise<NativeResult>;
  InsertRawAsyncConnection(
    connection: Connection,
    prefix: string,
    data: Buffer,
    countLines: boolean,
  ): Promise<NativeInsertResult>;
  StreamQuery(connection: Connection, sql: string, format: string): StreamHandle;
  StreamFetch(
    stream: StreamHandle,
  ): Promise<
    { readonly done: true } | { readonly done?: false; readonly bytes: Uint8Array; readonly numRows: number }
  >;
  StreamCancel(stream: StreamHandle): void;
}

/**
 * Loads chDB below its public interface, which keeps inserts to text formats and delays every close until all
 * other connections are idle; the gateway passes all formats through and closes its own idle connections only.
 */
export function loadEngine(): NativeEngine {
  const require = createRequire(import.meta.url);
  const loader = require(join(dirname(require.resolve('chdb')), 'dist', 'loader.js')) as {
    loadNative(): NativeEngine;
  };
  return loader.loadNative();
}
