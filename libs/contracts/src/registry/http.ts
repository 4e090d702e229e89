import { setTimeout as sleep } from 'node:timers/promises';
import { RegistryUnavailable } from './registry.ts';

export interface RegistryOptions {
  /** Address of the Confluent API, for example `http://127.0.0.1:8081/apis/ccompat/v7`. */
  readonly url: string;
  /** HTTP basic authentication. */
  readonly auth?: { readonly username: string; readonly password: string } | undefined;
  /** Time-out of one attempt. */
  readonly requestTimeoutMs?: number;
  /** Waits before the second, third, … attempt; as many attempts as waits, plus one. */
  readonly retryWaitsMs?: readonly number[];
}

export interface HttpAnswer {
  readonly url: string;
  readonly ok: boolean;
  readonly status: number;
  readonly message: string;
  /** The JSON object in the body, or an empty one. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface RegistryHttp {
  /** An answer below 500 of any kind. Rejects with RegistryUnavailable when all attempts gave none. */
  request(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<HttpAnswer>;
}

/** JSON over HTTP with a time-out and bounded retries; every call of the registry's API may be repeated. */
export function createRegistryHttp(options: RegistryOptions): RegistryHttp {
  const { requestTimeoutMs = 5_000, retryWaitsMs = [100, 300, 900] } = options;
  const base = options.url.replace(/\/+$/, '');
  const headers = requestHeaders(options);

  async function attempt(method: string, url: string, body?: object): Promise<HttpAnswer> {
    const signal = AbortSignal.timeout(requestTimeoutMs);
    const init = { method, headers, signal, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(url, init).catch((error: unknown) => unreachable(url, error));
    const text = await response.text().catch((error: unknown) => unreachable(url, error));
    if (response.status >= 500 || response.status === 429) {
      throw new RegistryUnavailable(`${url} answered ${response.status} ${text.slice(0, 200)}`);
    }
    return answerOf(url, response, text);
  }

  return {
    async request(method, path, body) {
      for (const waitMs of retryWaitsMs) {
        const answer = await attempt(method, base + path, body).catch(onlyUnavailable);
        if (answer) return answer;
        await sleep(waitMs);
      }
      return attempt(method, base + path, body);
    },
  };
}

function requestHeaders({ auth }: RegistryOptions): Record<string, string> {
  const credentials = auth && Buffer.from(`${auth.username}:${auth.password}`).toString('base64');
  return {
    accept: 'application/vnd.schemaregistry.v1+json, application/json',
    'content-type': 'application/vnd.schemaregistry.v1+json',
    ...(credentials && { authorization: `Basic ${credentials}` }),
  };
}

function onlyUnavailable(error: unknown): null {
  if (error instanceof RegistryUnavailable) return null;
  throw error;
}

function unreachable(url: string, error: unknown): never {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  throw new RegistryUnavailable(`no answer from the schema registry at ${url}: ${String(cause)}`, {
    cause: error,
  });
}

function answerOf(url: string, { ok, status }: Response, text: string): HttpAnswer {
  const body = jsonObject(text);
  return {
    url,
    ok,
    status,
    message: typeof body['message'] === 'string' ? body['message'] : text.slice(0, 200),
    body,
  };
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
