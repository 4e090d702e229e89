import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import { ClickHouseError } from './errors.ts';
import type { SessionSettings } from './session.ts';

/** One call of ClickHouse's HTTP interface, its body not yet read. */
export interface ClickHouseRequest {
  readonly method: string;
  readonly path: string;
  readonly username: string;
  readonly password: string;
  readonly query: string;
  readonly defaultFormat: string;
  readonly session: SessionSettings;
  /** The client wants compressed answers, if it also says so in Accept-Encoding. */
  readonly compress: boolean;
}

/** URL parameters that speak to the HTTP interface and are no settings; those without use here are accepted and ignored. */
const notSettings = new Set([
  'query', 'database', 'default_format', 'query_id', 'user', 'password', 'quota_key', 'role', 'stacktrace',
  'enable_http_compression', 'http_zlib_compression_level', 'wait_end_of_query', 'buffer_size', 'close_session',
  'send_progress_in_http_headers', 'http_headers_progress_interval_ms', 'client_protocol_version',
  'cancel_http_readonly_queries_on_client_close', 'add_http_cors_header', 'http_write_exception_in_output_format',
  'session_timeout', 'session_check', 'async_insert', 'wait_for_async_insert',
]); // prettier-ignore

/** Parameters that change what goes over the wire in a way that is not spoken here. */
const unsupported = ['session_id', 'compress', 'decompress'];

/** Reads address and headers. Fails with a ClickHouseError when they ask for something that is not there. */
export function parseRequest(message: IncomingMessage): ClickHouseRequest {
  const url = new URL(message.url ?? '/', 'http://localhost');
  const parameter = (name: string) => url.searchParams.get(name) || undefined;
  for (const name of unsupported) {
    const value = parameter(name);
    if (value !== undefined && value !== '0') {
      throw new ClickHouseError(48, 'NOT_IMPLEMENTED', `The URL parameter '${name}' is not supported here`);
    }
  }
  const settings = new Map<string, string>();
  const parameters = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    if (name.startsWith('param_')) parameters.set(name.slice('param_'.length), value);
    else if (!notSettings.has(name) && !unsupported.includes(name)) settings.set(name, value);
  }
  const header = (name: string) => message.headers[name]?.toString() || undefined;
  const basic = /^Basic (.+)$/i.exec(header('authorization') ?? '')?.[1];
  const [basicUser, ...basicPassword] = Buffer.from(basic ?? '', 'base64')
    .toString('utf8')
    .split(':');
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    username: header('x-clickhouse-user') ?? (basicUser || parameter('user')) ?? 'default',
    password:
      header('x-clickhouse-key') ??
      (basic === undefined ? parameter('password') : basicPassword.join(':')) ??
      '',
    query: parameter('query') ?? '',
    defaultFormat: parameter('default_format') ?? header('x-clickhouse-format') ?? 'TabSeparated',
    compress: parameter('enable_http_compression') === '1',
    session: {
      database: parameter('database') ?? header('x-clickhouse-database'),
      settings,
      parameters,
      readOnly: message.method !== 'POST',
      queryId: parameter('query_id') ?? randomUUID(),
    },
  };
}
