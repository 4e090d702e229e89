import { ClickHouseError, createClient } from '@clickhouse/client';
import type { ClickHouseClient } from '@clickhouse/client';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickhousePart } from '../parts/clickhouse.ts';
import { startChild } from '../process/child.ts';
import type { Child } from '../process/child.ts';
import { poll } from '../process/poll.ts';
import { choosePort } from '../process/ports.ts';
import { terminate } from '../process/terminate.ts';
import { stackOptions } from '../options.ts';

const login = { username: 'tester', password: 'se:cret', database: 'foreshock' };
const quiet = { log: { level: 127 as const } };
let folder: string;
let url: string;
let child: Child;
let start: () => Promise<void>;
let client: ClickHouseClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreshock-gateway-'));
  const port = await choosePort('clickhouse', undefined, []);
  url = `http://127.0.0.1:${port}`;
  start = async () => {
    const part = await clickhousePart(stackOptions(folder, { PATH: process.env['PATH'] }), login, port);
    child = await startChild(part);
    expect(await poll(() => part.ready(), 30_000)).toBe(true);
  };
  await start();
  const compression = { request: true, response: true };
  client = createClient({ url, ...login, compression, ...quiet });
  await client.command({
    query: `CREATE TABLE t (id UInt32, text String) ENGINE = MergeTree ORDER BY id
      SETTINGS non_replicated_deduplication_window = 100`,
  });
});

afterAll(async () => {
  await client.close();
  await terminate(child.id, 10_000);
  await rm(folder, { recursive: true, force: true });
});

const authorization = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;

/** A plain HTTP call: what clients of other languages send. */
function call(query: Record<string, string>, init: RequestInit = {}): Promise<Response> {
  const search = new URLSearchParams({ database: 'foreshock', ...query }).toString();
  return fetch(`${url}/?${search}`, { method: 'POST', ...init, headers: { authorization, ...init.headers } });
}

async function rows<T>(query: string, query_params: Record<string, unknown> = {}): Promise<T[]> {
  return (await client.query({ query, query_params, format: 'JSONEachRow' })).json<T>();
}

test('takes parameters of many kilobytes, as a list of ids is', async () => {
  const ids = Array.from({ length: 5_000 }, (_, i) => `customer-${i}`);
  expect(await rows('SELECT length({ids:Array(String)}) AS n', { ids })).toEqual([{ n: ids.length }]);
});

async function failure(query: string, settings = {}): Promise<ClickHouseError> {
  const error: unknown = await client.query({ query, clickhouse_settings: settings }).then(
    (result) => result.text().then(() => undefined),
    (reason: unknown) => reason,
  );
  if (error instanceof ClickHouseError) return error;
  throw new Error(`expected a ClickHouseError, got ${String(error)}`);
}

describe('queries', () => {
  test('answers pings, with and without a login', async () => {
    expect(await client.ping()).toEqual({ success: true });
    expect(await client.ping({ select: true })).toEqual({ success: true });
    expect(await (await fetch(`${url}/replicas_status`)).text()).toBe('Ok.\n');
  });

  test('binds parameters of every shape', async () => {
    const params = { n: 4, s: "it's\ta\\tab", list: ['a', "b'"], map: { k: 1 }, none: null, table: 't' };
    const query = `SELECT {n: UInt32} AS n, {s: String} AS s, {list: Array(String)} AS list,
      {map: Map(String, UInt8)} AS map, {none: Nullable(String)} AS none, (SELECT count() FROM {table: Identifier}) >= 0 AS ok`;
    expect(await rows(query, params)).toEqual(
      [{ ...params, ok: 1, table: undefined }].map(({ table: _, ...row }) => row),
    );
  });

  test('streams a long result', async () => {
    const result = await client.query({ query: 'SELECT number FROM numbers(500000)', format: 'JSONEachRow' });
    let count = 0;
    for await (const chunk of result.stream<{ number: number }>()) count += chunk.length;
    expect(count).toBe(500_000);
  });

  test.each(['JSON', 'JSONEachRow', 'CSVWithNames', 'TabSeparated', 'Parquet', 'Native', 'RowBinary'])(
    'passes %s through both ways',
    async (format) => {
      const out = await call({ query: `SELECT toUInt32(5) AS id, 'a\\0\\nb' AS text FORMAT ${format}` });
      expect(out.headers.get('x-clickhouse-format')).toBe(format);
      const bytes = Buffer.from(await out.arrayBuffer());
      await client.command({
        query: 'CREATE OR REPLACE TABLE both (id UInt32, text String) ENGINE = Memory',
      });
      const put = await call({ query: `INSERT INTO both FORMAT ${format}` }, { body: bytes });
      expect(await put.text()).toBe('');
      expect(await rows('SELECT * FROM both')).toEqual([{ id: 5, text: 'a\0\nb' }]);
      await client.command({ query: 'DROP TABLE both' });
    },
  );

  test('speaks gzip in and out', async () => {
    const body = gzipSync('SELECT 1 + 1');
    const response = await call(
      { enable_http_compression: '1' },
      { body, headers: { 'content-encoding': 'gzip' } },
    );
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toBe('2\n');
    const broken = await call({}, { body: 'no gzip', headers: { 'content-encoding': 'gzip' } });
    expect(await broken.text()).toContain('ZLIB_INFLATE_FAILED');
    expect(() => gunzipSync('no gzip')).toThrow();
  });

  test('reads with GET and changes nothing with it', async () => {
    expect(await (await call({ query: 'SELECT 42' }, { method: 'GET' })).text()).toBe('42\n');
    const refused = await call({ query: 'CREATE TABLE no (a UInt8) ENGINE = Memory' }, { method: 'GET' });
    expect(refused.headers.get('x-clickhouse-exception-code')).toBe('164');
  });

  test('forgets settings, parameters and database with the request', async () => {
    const query = `SELECT getSetting('max_threads') AS threads, currentDatabase() AS db`;
    const changed = await call({ query, max_threads: '1', param_x: '1', database: 'system' });
    expect(await changed.text()).toBe('1\tsystem\n');
    await call({ query: 'SET max_threads = 1' });
    expect(await (await call({ query })).text()).not.toMatch(/^1\t/);
    expect((await failure('SELECT {x: UInt8}')).code).toBe('456');
  });
});

describe('inserts', () => {
  test('counts what was written and writes a token once', async () => {
    const insert = () =>
      client.insert({
        table: 't',
        values: [{ id: 1, text: 'once' }],
        format: 'JSONEachRow',
        clickhouse_settings: { insert_deduplication_token: 'token-1' },
      });
    expect((await insert()).summary?.written_rows).toBe('1');
    await insert();
    expect(await rows('SELECT text FROM t WHERE id = 1')).toEqual([{ text: 'once' }]);
  });

  test('takes VALUES, columns and data in the body of the statement', async () => {
    await client.command({ query: `INSERT INTO t (text, id) VALUES ('a;b -- c', 20), ('FORMAT', 21)` });
    await call({}, { body: 'INSERT INTO t FORMAT JSONEachRow\n{"id":22,"text":"x"}\n' });
    await client.command({ query: 'INSERT INTO t SELECT 23, text FROM t WHERE id = 22' });
    const found = await rows('SELECT id, text FROM t WHERE id BETWEEN 20 AND 23 ORDER BY id');
    expect(found).toEqual([
      { id: 20, text: 'a;b -- c' },
      { id: 21, text: 'FORMAT' },
      { id: 22, text: 'x' },
      { id: 23, text: 'x' },
    ]);
  });

  test('an empty line in the data is data, in every format', async () => {
    await client.command({ query: 'CREATE TABLE lines (text String) ENGINE = Memory' });
    const all = [
      ['INSERT INTO lines FORMAT TabSeparated', 'a\n\nSELECT throwIf(1)\n'],
      ['INSERT INTO lines SETTINGS max_threads = 1 FORMAT JSONEachRow', '{"text":"b"}\n\n{"text":"c"}\n'],
      ['INSERT INTO lines FORMAT RowBinary', '\x04\n\n\n\n'],
      ['INSERT INTO lines VALUES', `('d\n\ne')`],
      ['INSERT INTO lines FORMAT CSV', '\n'],
    ] as const;
    for (const [query, body] of all) expect(await (await call({ query }, { body })).text()).toBe('');
    const found = await rows<{ text: string }>('SELECT text FROM lines ORDER BY text');
    const texts = ['', '', '\n\n\n\n', 'SELECT throwIf(1)', 'a', 'b', 'c', 'd\n\ne'];
    expect(found.map(({ text }) => text)).toEqual(texts);
  });

  test('survive a kill -9 once they were acknowledged', async () => {
    await client.command({ query: 'CREATE TABLE kept (n UInt32) ENGINE = MergeTree ORDER BY n' });
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await client.insert({ table: 'kept', values: [{ n: acknowledged }], format: 'JSONEachRow' });
        acknowledged++;
      }
    })();
    const broken = writing.catch((error: unknown) => error);
    expect(await poll(() => acknowledged >= 50, 30_000)).toBe(true);
    process.kill(child.id.pid, 'SIGKILL');
    expect(await broken).toBeInstanceOf(Error);
    await child.exited;
    await start();
    const [count] = await rows<{ c: string }>(`SELECT count() AS c FROM kept WHERE n < ${acknowledged}`);
    expect(Number(count?.c)).toBe(acknowledged);
  });
});

describe('errors', () => {
  test.each([
    ['SELECT * FROM nowhere', '60', 404],
    ['SELECTT 1 FROM', '62', 400],
    [`SELECT toUInt8('x')`, '6', 400],
    ['SELECT 1 SETTINGS no_such_setting = 1', '115', 400],
    ['SELECT * FROM nodb.t', '81', 404],
    ['SELECT 1; DROP TABLE t', '62', 400],
  ])('%s fails with code %s', async (query, code, status) => {
    expect((await failure(query)).code).toBe(code);
    const response = await call({ query });
    expect(response.status).toBe(status);
    expect(response.headers.get('x-clickhouse-exception-code')).toBe(code);
  });

  test('a wrong password is refused', async () => {
    const stranger = createClient({ url, ...login, password: 'wrong', ...quiet });
    await expect(stranger.query({ query: 'SELECT 1' })).rejects.toMatchObject({ code: '516' });
    await stranger.close();
    expect((await fetch(`${url}/?query=SELECT%201`)).status).toBe(403);
  });

  test('an error in the middle of a stream reaches the client as one', async () => {
    const query =
      'SELECT throwIf(number = 300000) FROM numbers(1000000) SETTINGS max_threads = 1, max_block_size = 1000';
    const result = await client.query({ query, format: 'JSONEachRow' });
    await expect(result.json()).rejects.toThrow('Value passed to');
  });

  test('a query past its time ends with a time-out', async () => {
    const query = 'SELECT sum(sipHash64(number)) FROM numbers(100000000000)';
    expect((await failure(query, { max_execution_time: 1 })).code).toBe('159');
  });

  test('a bad row loses the insert and says which', async () => {
    const response = await call(
      { query: 'INSERT INTO t FORMAT JSONEachRow' },
      { body: '{"id":90}\n{"id":"x"}\n' },
    );
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('at row 2');
    expect(await rows('SELECT id FROM t WHERE id = 90')).toEqual([]);
  });
});

describe('side by side', () => {
  test('heavy reads hold up neither inserts nor point reads, and end when their client goes away', async () => {
    const gone = new AbortController();
    const heavy = Array.from({ length: 4 }, () =>
      client
        .query({
          query: 'SELECT sum(sipHash64(number)) AS s FROM numbers(100000000000)',
          abort_signal: gone.signal,
        })
        .catch((error: unknown) => error),
    );
    const running = async () =>
      (
        await rows<{ c: string }>(
          `SELECT count() AS c FROM system.processes WHERE query LIKE '%100000000000%'`,
        )
      )[0]?.c;
    expect(await poll(async () => Number(await running()) >= 4, 20_000)).toBe(true);
    const begun = performance.now();
    for (let id = 1_000; id < 1_010; id++) {
      await client.insert({ table: 't', values: [{ id, text: 'w' }], format: 'JSONEachRow' });
      expect(await rows('SELECT text FROM t WHERE id = {id: UInt32}', { id })).toEqual([{ text: 'w' }]);
    }
    expect(performance.now() - begun).toBeLessThan(10_000);
    gone.abort();
    await Promise.all(heavy);
    expect(await poll(async () => Number(await running()) <= 1, 20_000)).toBe(true);
  });
});
