import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Answer } from './answer.ts';
import { readBody } from './body.ts';
import type { Engine } from './engine.ts';
import { ClickHouseError, fromEngine } from './errors.ts';
import { parseRequest } from './request.ts';
import type { ClickHouseRequest } from './request.ts';
import { runQuery } from './run-query.ts';
import type { Lanes } from './run-query.ts';

/** Who may use the gateway and how much it takes. */
export interface GatewayLimits {
  readonly username: string;
  readonly password: string;
  readonly maxBodyBytes: number;
}

/** Parameters of a query stand in the address: ClickHouse itself takes a mebibyte of it (`http_max_uri_size`). */
const MAX_ADDRESS_BYTES = 1024 * 1024;

/** ClickHouse's HTTP interface over an engine. The server is not listening yet. */
export function createGateway(engine: Engine, lanes: Lanes, limits: GatewayLimits): Server {
  const settings = { keepAliveTimeout: 65_000, requestTimeout: 0, maxHeaderSize: MAX_ADDRESS_BYTES };
  return createServer(settings, (message, response) => {
    const pathname = (message.url ?? '/').split('?', 1)[0];
    if (pathname === '/ping' || pathname === '/replicas_status') {
      response.writeHead(200, { 'content-type': 'text/plain; charset=UTF-8' }).end('Ok.\n');
      return;
    }
    void serve(engine, lanes, limits, message, response);
  });
}

async function serve(
  engine: Engine,
  lanes: Lanes,
  limits: GatewayLimits,
  message: IncomingMessage,
  response: ServerResponse,
) {
  let request: ClickHouseRequest | undefined;
  let answer = new Answer(message, response, false);
  try {
    request = parseRequest(message);
    const { queryId } = request.session;
    if (request.path !== '/')
      throw new ClickHouseError(60, 'UNKNOWN_TABLE', `There is no ${request.path} here`);
    checkLogin(request, limits);
    answer = new Answer(message, response, request.compress);
    const body = await readBody(message, limits.maxBodyBytes);
    // The client is gone before its answer: stop the work, best effort; the query then fails by itself.
    response.once('close', () => {
      if (!response.writableFinished) void engine.cancel(queryId).catch(() => undefined);
    });
    await runQuery(engine, lanes, request, body, answer);
  } catch (error) {
    if (!message.readableEnded) message.resume();
    answer.fail(fromEngine(error), request?.session.queryId ?? '');
  }
}

function checkLogin(request: ClickHouseRequest, limits: GatewayLimits): void {
  const known = same(request.username, limits.username) && same(request.password, limits.password);
  if (known) return;
  const { username } = request;
  throw new ClickHouseError(
    516,
    'AUTHENTICATION_FAILED',
    `${username}: Authentication failed: password is incorrect, or there is no user with such name`,
  );
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
