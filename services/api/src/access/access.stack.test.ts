import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '@foreshock/audit';
import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import { createCodec, createSchemaRegistry } from '@foreshock/contracts';
import { createLogger } from '@foreshock/observability';
import { startService, type RunningService } from '@foreshock/service';
import { createKafkaClient, createLogReader, createTopicAdmin } from '@foreshock/streaming';
import { eventually, stackEndpoints, stackEnvironment, uniqueName } from '@foreshock/testing';
import type { z } from 'zod';
import { createApi } from '../api.ts';
import { apiConfig } from '../config.ts';
import { accessTopicsOfTest, namesOf } from '../testing/access-topics.ts';
import * as rows from '../testing/rows.ts';
import { roleNames, grants, type Role } from './roles.ts';
import { permissionOf } from './routes.ts';

const stack = stackEndpoints();
const firstKey = 'first-key-of-the-stack-test';
const live = uniqueName('access.warnings');
const access = accessTopicsOfTest();
const cases = uniqueName('access.cases');
const topics = [live, cases, ...namesOf(access)];
const kafka = createKafkaClient({ brokers: stack.kafka.brokers, clientId: 'access-test' });
const codec = createCodec(createSchemaRegistry({ url: stack.registry.url }));
const databaseName = uniqueName('foreshock_access');
let database: TestDatabase;
let api: RunningService;
const fatal: unknown[] = [];

const addressed = (customerId: string, offset: number, owner: string | null, region: string | null) => ({
  ...rows.ledgerEvents[0],
  customer_id: customerId,
  offset,
  record_type: 'CustomerEvent',
  event_id: `addressed-${customerId}-${String(offset)}`,
  occurred_at: '2026-01-01 00:00:00.000',
  payload: JSON.stringify({ name: customerId, owner, region }),
});

async function startApi(): Promise<RunningService> {
  const env = {
    ...stackEnvironment(stack),
    FORESHOCK_CLICKHOUSE_DATABASE: databaseName,
    FORESHOCK_API_TOKEN: firstKey,
    FORESHOCK_API_RATE_PER_MINUTE: '100000',
    FORESHOCK_AUDIT_SEAL_GROUP: uniqueName('audit-seals'),
  };
  const definition = {
    name: 'api',
    configSchema: apiConfig,
    create: (config: z.output<typeof apiConfig>, kit: Parameters<typeof createApi>[1]) =>
      Promise.resolve(createApi(config, kit, { live: [live], cases, access })),
  };
  const logger = createLogger({ service: 'api', level: 'silent' });
  return startService(definition, { env, logger, onFatal: (error) => fatal.push(error) });
}

beforeAll(async () => {
  const admin = await createTopicAdmin(kafka);
  await admin.ensureTopics(topics.map((name) => ({ name, partitions: 1 })));
  await admin.close();
  await codec.registerAll();
  database = await createTestDatabase(stack.clickhouse, databaseName);
  await database.clickhouse.insert('indicators', rows.indicators);
  await database.clickhouse.insert('warnings', rows.warnings);
  await database.clickhouse.insert('ledger_events', [
    // C-1 has changed hands: the newest record counts
    addressed('C-1', 101, 'collector-2', 'south'),
    { ...addressed('C-1', 102, 'collector-1', 'north'), occurred_at: '2026-01-02 00:00:00.000' },
    addressed('C-2', 103, 'collector-2', 'south'),
    addressed('C-3', 104, null, null),
  ]);
  api = await startApi();
});
afterAll(async () => {
  await api?.stop();
  const admin = await createTopicAdmin(kafka);
  await admin.deleteTopics(topics);
  await admin.close();
  await database?.drop();
  expect(fatal).toEqual([]);
});

const call = (token: string | undefined, path: string, method = 'GET', body?: object): Promise<Response> =>
  fetch(`${api.url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });

interface IssuedKey {
  readonly key: string;
  readonly keyId: string;
}

async function keyOf(
  roles: readonly Role[],
  extra: object = {},
  name: string = roles.join('-'),
): Promise<IssuedKey> {
  const response = await call(firstKey, '/v1/api-keys', 'POST', { name, roles, ...extra });
  expect(response.status).toBe(201);
  return (await response.json()) as IssuedKey;
}

interface Operation {
  readonly method: string;
  readonly path: string;
}

/** Every route there is, from the description that the API gives of itself. */
async function operations(): Promise<Operation[]> {
  const described = (await (await fetch(`${api.url}/docs-json`)).json()) as { paths: Record<string, object> };
  return Object.entries(described.paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    );
}

/** What a route answers; null where it was let in and is still at work: a long question, or the stream, which does not end. */
async function statusOf(key: string | undefined, { method, path }: Operation): Promise<number | null> {
  const body = method === 'GET' || method === 'DELETE' ? undefined : {};
  try {
    return (await call(key, path.replace(/\{\w+\}/g, 'not-there'), method, body)).status;
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return null;
    throw error;
  }
}

describe('every route and role', () => {
  it('stands in the table of rules', async () => {
    const all = await operations();
    expect(all.length).toBeGreaterThan(15);
    const open = all.filter(
      ({ method, path }) => permissionOf(method, path.replace(/\{(\w+)\}/g, ':$1')) === null,
    );
    expect(open).toEqual([]);
  });

  it('is closed to whoever proves nothing, and to a role without the permission', async () => {
    const keys = new Map<Role | null, string | undefined>([[null, undefined]]);
    for (const role of roleNames) keys.set(role, (await keyOf([role])).key);
    const asked = (await operations()).flatMap((operation) =>
      [...keys].map(([role, key]) => ({ ...operation, role, key })),
    );
    const statuses = await Promise.all(asked.map((one) => statusOf(one.key, one)));
    const wrong = asked.flatMap(({ method, path, role }, index) => {
      const permission = permissionOf(method, path.replace(/\{(\w+)\}/g, ':$1'));
      const isLetIn = role !== null && permission !== null && grants([role], permission);
      const refusal = role === null ? 401 : isLetIn ? null : 403;
      const status = statuses[index] ?? null;
      const isRight = refusal === null ? status !== 401 && status !== 403 : status === refusal;
      return isRight ? [] : [`${method} ${path} as ${String(role)}: ${String(status)}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('rows', () => {
  const listed = async (key: string) => {
    const answer = (await (await call(key, '/v1/customers')).json()) as { items: { customerId: string }[] };
    return answer.items.map(({ customerId }) => customerId).sort();
  };

  it('a collector sees the customers that carry his name, others what their key names', async () => {
    const own = await keyOf(['collector'], {}, 'collector-1');
    const south = await keyOf(['analyst'], { regions: ['south'] });
    const nobody = await keyOf(['collector'], {}, 'collector-9');
    const manager = await keyOf(['manager']);
    expect(await listed(own.key)).toEqual(['C-1']);
    expect(await listed(south.key)).toEqual(['C-2']);
    expect(await listed(nobody.key)).toEqual([]);
    expect(await listed(manager.key)).toEqual(['C-1', 'C-2', 'C-3']);
  });

  it('holds for a single customer, warnings and the portfolio too, whatever the query', async () => {
    const { key } = await keyOf(['collector'], {}, 'collector-1');
    expect((await call(key, '/v1/customers/C-1')).status).toBe(200);
    expect((await call(key, '/v1/customers/C-2')).status).toBe(404);
    const warnings = (await (await call(key, '/v1/warnings')).json()) as { items: { customerId: string }[] };
    expect(new Set(warnings.items.map(({ customerId }) => customerId))).toEqual(new Set(['C-1']));
    const whole = await (await call(firstKey, '/v1/portfolio')).text();
    const part = await (await call(key, '/v1/portfolio')).text();
    expect(part).not.toBe(whole);
    expect(part).not.toContain('C-2');
  });

  it('a name that looks like SQL is a name', async () => {
    const { key } = await keyOf(['analyst'], { owners: ["x') OR 1=1 --", "\\') OR 1 --"] });
    expect(await listed(key)).toEqual([]);
  });
});

describe('keys', () => {
  it('revoked is out at once, and a rotated one at its time', async () => {
    const issued = await keyOf(['auditor']);
    const rotated = await call(firstKey, `/v1/api-keys/${issued.keyId}/rotate`, 'POST', { graceHours: 0 });
    const { key } = (await rotated.json()) as IssuedKey;
    expect((await call(issued.key, '/v1/me')).status).toBe(401);
    expect((await call(key, '/v1/me')).status).toBe(200);
    await call(firstKey, `/v1/api-keys/${key.split('_')[1] as string}`, 'DELETE');
    expect((await call(key, '/v1/me')).status).toBe(401);
  });

  it('survives a restart, and no key lies on the log or in the list', async () => {
    const { key, keyId } = await keyOf(['auditor']);
    await api.stop();
    api = await startApi();
    const list = await (await call(firstKey, '/v1/api-keys')).text();
    expect(list).toContain(keyId);
    expect(list).not.toContain(key);
    expect((await call(key, '/v1/me')).status).toBe(200);
    const reader = createLogReader(kafka);
    const { high } = await reader.offsets({ topic: access.keys, partition: 0 });
    for await (const records of reader.read({ topic: access.keys, partition: 0 }, 0, high))
      for (const { value } of records) expect(value?.includes(key.split('_')[2] as string)).toBe(false);
    await reader.close();
  });
});

it('each command stands on the audit before it is done, sealed in a chain', async () => {
  const { keyId } = await keyOf(['manager']);
  await call(firstKey, `/v1/api-keys/${keyId}`, 'DELETE');
  const reader = createLogReader(kafka);
  const checked = await eventually('the audit sealed', async () => {
    const results = await verifyAudit(codec, reader, new Map(), access);
    const one = results.get(0);
    return one?.unsealed === 0 ? one : undefined;
  });
  expect(checked.found).toBeNull();
  expect(checked.entries).toBeGreaterThan(10);
  const entries: string[] = [];
  const { high } = await reader.offsets({ topic: access.entries, partition: 0 });
  for await (const records of reader.read({ topic: access.entries, partition: 0 }, 0, high))
    for (const { value } of records) {
      await codec.ensure([value]);
      const decoded = codec.decode(value);
      if (decoded.ok && decoded.type === 'AuditEntry')
        entries.push(`${decoded.record.actor}: ${decoded.record.action} ${decoded.record.subject}`);
    }
  expect(entries).toContain(`first-key: api.DELETE /v1/api-keys/:id /v1/api-keys/${keyId}`);
  await reader.close();
});
