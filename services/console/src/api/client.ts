import { signOut, token } from '../session/session.ts';
import { ApiError } from './problem.ts';
import type { Problem } from '@foreshock/api/model';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

interface Asked {
  readonly language: string;
  readonly signal?: AbortSignal;
}

/** The headers of every request: who asks, and in which language. */
export const headersFor = (language: string): Record<string, string> => ({
  authorization: `Bearer ${token() ?? ''}`,
  'accept-language': language,
});

/** An address of the API with its query; what is undefined or empty is left out. */
export function address(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** Reads an answer. @throws ApiError with the problem that the API names */
export function get<T>(path: string, query: Query, asked: Asked): Promise<T> {
  return send<T>(address(path, query), { headers: headersFor(asked.language) }, asked.signal);
}

/** Sends a command. The key makes a repeated one harmless. @throws ApiError with the problem that the API names */
export function post<T>(path: string, body: unknown, asked: Asked, idempotencyKey?: string): Promise<T> {
  const key: Record<string, string> =
    idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
  const headers = { ...headersFor(asked.language), 'content-type': 'application/json', ...key };
  return send<T>(path, { method: 'POST', headers, body: JSON.stringify(body) }, asked.signal);
}

/** Whether the API takes a token, before anybody is signed in with it. @throws ApiError where it does not answer */
export async function isTaken(given: string): Promise<boolean> {
  const response = await reach('/v1/me', { headers: { authorization: `Bearer ${given}` } });
  return response.ok;
}

async function send<T>(path: string, init: RequestInit, signal?: AbortSignal): Promise<T> {
  const response = await reach(path, signal === undefined ? init : { ...init, signal });
  if (response.ok) return (await response.json()) as T;
  if (response.status === 401) signOut();
  throw new ApiError(response.status, await problemOf(response));
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new ApiError(0, null);
  }
}

async function problemOf(response: Response): Promise<Problem | null> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return null;
  return (await response.json()) as Problem;
}
