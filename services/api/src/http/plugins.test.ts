import { once } from 'node:events';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callerLeft } from './abandoned.ts';
import { httpPlugins } from './plugins.ts';

const LARGE = { items: Array.from({ length: 500 }, (_, id) => ({ id, name: 'customer' })) };
let server: FastifyInstance;
let url: string;
let left: AbortSignal | undefined;

beforeEach(async () => {
  server = fastify({ forceCloseConnections: true });
  await httpPlugins(server);
  server.get('/v1/large', () => Promise.resolve(LARGE));
  server.post('/v1/act', () => Promise.resolve({ done: true }));
  server.get('/v1/never', () => {
    left = callerLeft();
    return new Promise(() => undefined);
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
}, 60_000);
afterEach(() => server.close());

it('tags an answer, and sends nothing to whoever has it', async () => {
  const first = await fetch(`${url}/v1/large`);
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\/"/);
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  const again = await fetch(`${url}/v1/large`, { headers: { 'if-none-match': tag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const other = await fetch(`${url}/v1/large`, { headers: { 'if-none-match': 'W/"x"' } });
  expect(other.status).toBe(200);
});

it('packs what is large, by what the caller takes, with the same tag', async () => {
  const [packed, plain] = await Promise.all(
    ['br', 'identity'].map((coding) => fetch(`${url}/v1/large`, { headers: { 'accept-encoding': coding } })),
  );
  expect([packed?.headers.get('content-encoding'), plain?.headers.get('content-encoding')]).toEqual([
    'br',
    null,
  ]);
  expect(await packed?.json()).toEqual(LARGE);
  expect(packed?.headers.get('etag')).toBe(plain?.headers.get('etag'));
});

it('lets nobody make a page of data, and keeps no answer to a command', async () => {
  const { headers } = await fetch(`${url}/v1/act`, { method: 'POST' });
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
});

it('tells the work of a request that its caller has left', async () => {
  const caller = new AbortController();
  const asked = fetch(`${url}/v1/never`, { signal: caller.signal }).catch((error: Error) => error.name);
  while (left === undefined) await new Promise(setImmediate);
  expect(left.aborted).toBe(false);
  const fired = once(left, 'abort');
  caller.abort();
  await fired;
  expect(await asked).toBe('AbortError');
});
