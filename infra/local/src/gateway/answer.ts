import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { ClickHouseError } from './errors.ts';

/** Counts for the `X-ClickHouse-Summary` header. */
export interface Summary {
  readonly rowsRead?: number;
  readonly bytesRead?: number;
  readonly rowsWritten?: number;
  readonly bytesWritten?: number;
  readonly elapsedS?: number;
}

/** How to answer one request. */
export interface AnswerHead {
  readonly format: string;
  readonly queryId: string;
  readonly compress: boolean;
  readonly summary: Summary;
}

const contentTypes: readonly (readonly [RegExp, string])[] = [
  [/^JSON\w*EachRow/, 'application/x-ndjson; charset=UTF-8'],
  [/^JSON/, 'application/json; charset=UTF-8'],
  [/^(TabSeparated|TSV)/, 'text/tab-separated-values; charset=UTF-8'],
  [/^CSV/, 'text/csv; charset=UTF-8; header=absent'],
  [/^(Pretty|Vertical|Values|Markdown)/, 'text/plain; charset=UTF-8'],
];

/** The body of one answer; the head goes out with the first piece, so that an early error can still be a status. */
export class Answer {
  readonly #response: ServerResponse;
  readonly #gzip: boolean;
  /** Node's client drops what it has not read when a body is cut, the marker with it; it finds it in a whole body. */
  readonly #readsMarkers: boolean;
  /** Marks an error in the middle of a body, as ClickHouse's clients know it. */
  readonly #tag = randomBytes(8).toString('hex');
  #body: Writable | undefined;
  #failed = false;

  constructor(request: IncomingMessage, response: ServerResponse, compress: boolean) {
    this.#response = response;
    this.#readsMarkers = /clickhouse-js/.test(request.headers['user-agent'] ?? '');
    this.#gzip = compress && /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
  }

  /** True once the status line is out. */
  get begun(): boolean {
    return this.#response.headersSent;
  }

  /** Sends status 200 and the headers. */
  begin(head: AnswerHead): void {
    const type =
      contentTypes.find(([formats]) => formats.test(head.format))?.[1] ?? 'application/octet-stream';
    this.#response.writeHead(200, {
      ...commonHeaders(head.queryId),
      'content-type': type,
      'x-clickhouse-format': head.format,
      'x-clickhouse-exception-tag': this.#tag,
      'x-clickhouse-summary': summaryHeader(head.summary),
      ...(this.#gzip ? { 'content-encoding': 'gzip' } : {}),
    });
    this.#body = this.#response;
    if (!this.#gzip) return;
    const gzip = createGzip({ level: 3 });
    gzip.pipe(this.#response, { end: false });
    gzip.once('end', () => this.#finish());
    this.#body = gzip;
  }

  /** Sends a piece and waits until the client keeps up. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.#body === undefined || bytes.length === 0) return;
    if (this.#response.destroyed) throw new Error('the client went away');
    if (this.#body.write(bytes)) return;
    await Promise.race([once(this.#body, 'drain'), once(this.#response, 'close')]);
  }

  /** Ends the body. */
  end(): void {
    this.#body?.end();
  }

  #finish(): void {
    if (!this.#failed || this.#readsMarkers) this.#response.end();
    else this.#response.socket?.end();
  }

  /** Sends the error with its status; when the head is out already, at the end of the body, which is then cut off
   * for clients that would take it for a result. */
  fail(error: ClickHouseError, queryId: string): void {
    if (this.begun) {
      this.#failBody(error);
      return;
    }
    this.#response.writeHead(error.status, {
      ...commonHeaders(queryId),
      'content-type': 'text/plain; charset=UTF-8',
      'x-clickhouse-exception-code': String(error.code),
      ...(error.status === 401 ? { 'www-authenticate': 'Basic realm="ClickHouse"' } : {}),
      ...(error.status === 413 ? { connection: 'close' } : {}),
    });
    this.#response.end(`${error.message}\n`);
  }

  #failBody(error: ClickHouseError): void {
    const text = `${error.message}\n`;
    const marker = `\r\n__exception__\r\n${this.#tag}\r\n${text}${Buffer.byteLength(text)} ${this.#tag}\r\n__exception__\r\n`;
    this.#failed = true;
    if (this.#gzip) this.#body?.end(marker);
    else this.#response.write(marker, () => this.#finish());
  }
}

function commonHeaders(queryId: string): Record<string, string> {
  return {
    'x-clickhouse-server-display-name': 'foreshock-local',
    'x-clickhouse-timezone': 'UTC',
    'x-clickhouse-query-id': queryId.replace(/[^\x20-\x7e]/g, '?'),
  };
}

function summaryHeader(summary: Summary): string {
  return JSON.stringify({
    read_rows: String(summary.rowsRead ?? 0),
    read_bytes: String(summary.bytesRead ?? 0),
    written_rows: String(summary.rowsWritten ?? 0),
    written_bytes: String(summary.bytesWritten ?? 0),
    total_rows_to_read: '0',
    result_rows: String(summary.rowsWritten ?? summary.rowsRead ?? 0),
    result_bytes: String(summary.bytesWritten ?? summary.bytesRead ?? 0),
    elapsed_ns: String(Math.round((summary.elapsedS ?? 0) * 1e9)),
  });
}
