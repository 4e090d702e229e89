import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { RegistryOptions } from './http.ts';
import { createSchemaRegistry } from './live.ts';
import { IncompatibleSchema, RegistryUnavailable } from './registry.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A registry port on a server that answers as told; requests are listed as `METHOD path`. */
async function portOn(answer: RequestListener, options: Partial<RegistryOptions> = {}) {
  const requests: string[] = [];
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ccompat/`;
  return { requests, registry: createSchemaRegistry({ url, retryWaitsMs: [1, 1], ...options }) };
}

const json =
  (status: number, body: object): RequestListener =>
  (_request, response) => {
    response
      .writeHead(status, { 'content-type': 'application/vnd.schemaregistry.v1+json' })
      .end(JSON.stringify(body));
  };

test('a 404 with the code for "no such schema" is unknown, and is not asked again', async () => {
  const { registry, requests } = await portOn(json(404, { error_code: 40403, message: 'Schema not found' }));
  expect(await registry.schemaById(7)).toBe('unknown');
  expect(requests).toEqual(['GET /ccompat/schemas/ids/7']);
});

test('any other 404 is a wrong address, not an unknown schema', async () => {
  const { registry } = await portOn(json(404, { error_code: 404, message: 'HTTP 404 Not Found' }));
  await expect(registry.schemaById(7)).rejects.toBeInstanceOf(RegistryUnavailable);
});

test.each([500, 503, 429])('a %s is tried again, then means unavailable', async (status) => {
  const { registry, requests } = await portOn(json(status, {}));
  await expect(registry.schemaById(7)).rejects.toBeInstanceOf(RegistryUnavailable);
  expect(requests).toHaveLength(3);
});

test('refused credentials mean unavailable, and say so', async () => {
  const { registry } = await portOn(json(401, { message: 'no entry' }));
  await expect(registry.schemaById(7)).rejects.toThrow('401 no entry');
});

test('a registry that is back at the next attempt has answered', async () => {
  let calls = 0;
  const { registry } = await portOn((request, response) => {
    calls += 1;
    json(calls === 1 ? 503 : 200, { schema: '{"type":"string"}' })(request, response);
  });
  expect(await registry.schemaById(7)).toEqual({ type: 'string' });
});

test('a registry that does not answer in time is unavailable', async () => {
  const { registry } = await portOn(() => undefined, { requestTimeoutMs: 20, retryWaitsMs: [] });
  await expect(registry.schemaById(7)).rejects.toBeInstanceOf(RegistryUnavailable);
});

test('nobody listening is unavailable, and the message says where', async () => {
  const registry = createSchemaRegistry({ url: 'http://127.0.0.1:1', retryWaitsMs: [] });
  await expect(registry.schemaById(7)).rejects.toThrow(
    'no answer from the schema registry at http://127.0.0.1:1',
  );
});

test('schemas of other kinds are not Avro', async () => {
  const { registry } = await portOn(json(200, { schemaType: 'PROTOBUF', schema: 'syntax = "proto3";' }));
  expect(await registry.schemaById(7)).toBe('not-avro');
});

test.each([
  ['schemas with references', json(200, { schema: '"string"', references: [{ name: 'a' }] })],
  ['texts that are no JSON', json(200, { schema: '{"type":' })],
])('%s are not read', async (_what, answer) => {
  const { registry } = await portOn(answer);
  expect(await registry.schemaById(7)).toBe('not-avro');
});

test.each<[string, RequestListener]>([
  ['HTML of a proxy', (_request, response) => response.end('<html>hello</html>')],
  ['an object of something else', json(200, { hello: 1 })],
])('%s is no answer of a registry', async (_what, answer) => {
  const { registry } = await portOn(answer);
  await expect(registry.schemaById(7)).rejects.toBeInstanceOf(RegistryUnavailable);
  await expect(registry.register('a.B', { type: 'string' })).rejects.toBeInstanceOf(RegistryUnavailable);
});

test('a conflict is an incompatible schema', async () => {
  const { registry } = await portOn(
    json(409, { error_code: 409, message: 'READER_FIELD_MISSING_DEFAULT_VALUE' }),
  );
  await expect(registry.register('s', { type: 'string' })).rejects.toBeInstanceOf(IncompatibleSchema);
});

test('registering sets the compatibility once, and only where it differs', async () => {
  let level = 'BACKWARD';
  const { registry, requests } = await portOn((request, response) => {
    if (request.method === 'PUT') level = 'FULL_TRANSITIVE';
    json(200, { id: 5, compatibilityLevel: level })(request, response);
  });
  expect(await registry.register('a.B', { type: 'string' })).toBe(5);
  await registry.register('a.B', { type: 'string' });
  expect(requests.filter((request) => request.startsWith('PUT'))).toEqual(['PUT /ccompat/config/a.B']);
});

test('credentials go as HTTP basic authentication', async () => {
  let header: string | undefined;
  const auth = { username: 'user', password: 'secret' };
  const { registry } = await portOn(
    (request, response) => {
      header = request.headers.authorization;
      json(200, { schema: '{"type":"string"}' })(request, response);
    },
    { auth },
  );
  await registry.schemaById(1);
  expect(header).toBe(`Basic ${Buffer.from('user:secret').toString('base64')}`);
});
