import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, stackEndpoints, uniqueName } from '@foreshock/testing';
import { createClickHouse } from './live.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
});
afterAll(() => database.drop());

const deadLetter = (offset: number) => ({
  kafka_topic: 't',
  kafka_partition: 0,
  kafka_offset: offset,
  kafka_ts: '2024-01-01 00:00:00.000',
});

it('binds parameters, whatever they hold', async () => {
  const params = { text: "it's a \\ {x:Int8} 中", number: Number.MAX_SAFE_INTEGER };
  const rows = await database.clickhouse.query<{ text: string; number: number }>(
    'SELECT {text:String} AS text, {number:Int64} AS number',
    params,
  );
  expect(rows).toEqual([params]);
});

it('inserts and reads rows, and adds those of one token once', async () => {
  const rows = [deadLetter(1), deadLetter(2)];
  await database.clickhouse.insert('dead_letters', rows, { deduplicationToken: 'a' });
  await database.clickhouse.insert('dead_letters', rows, { deduplicationToken: 'a' });
  const counted = 'SELECT count() AS n FROM dead_letters';
  expect(await database.clickhouse.query(counted)).toEqual([{ n: 2 }]);
  await database.clickhouse.insert('dead_letters', [deadLetter(3)], { deduplicationToken: 'b' });
  expect(await database.clickhouse.query(counted)).toEqual([{ n: 3 }]);
});

it('stores cells in binary as it stores the same rows in JSON', async () => {
  const { clickhouse } = database;
  await clickhouse.command(
    "CREATE TABLE forms (t String, l LowCardinality(Nullable(String)), b Bool, i Int32, n Nullable(Int64), f Float64, d Date32, at DateTime64(3, 'UTC'), a Array(String), m Map(String, String)) ENGINE = MergeTree ORDER BY i",
  );
  const columns = ['t', 'l', 'b', 'i', 'n', 'f', 'd', 'at', 'a', 'm'];
  const ms = Date.UTC(2013, 5, 30, 12, 30, 1, 250);
  await clickhouse.insert('forms', {
    columns,
    rows: [
      ["it's 中", null, true, 1, -(2 ** 53) + 1, -0.1, -25_000, ms, ['x', ''], { k: 'v' }],
      ['', 'a', false, 2, null, 1e300, 15_886, -ms, [], {}],
      [undefined, undefined, undefined, 3, undefined, undefined, 0, 0, undefined, undefined],
    ],
  });
  const row = { t: '', l: null, b: false, n: null, f: 0, a: [], m: {} };
  expect(await clickhouse.query('SELECT * FROM forms ORDER BY i')).toEqual([
    {
      ...{ t: "it's 中", l: null, b: true, i: 1, n: -(2 ** 53) + 1, f: -0.1, d: '1901-07-22' },
      ...{ at: '2013-06-30 12:30:01.250', a: ['x', ''], m: { k: 'v' } },
    },
    { ...row, l: 'a', i: 2, f: 1e300, d: '2013-06-30', at: '1926-07-04 11:29:58.750' },
    { ...row, i: 3, d: '1970-01-01', at: '1970-01-01 00:00:00.000' },
  ]);
});

it('stores cells of one token once, and none of an insert with a bad one', async () => {
  const { clickhouse } = database;
  const columns = ['kafka_topic', 'kafka_partition', 'kafka_offset', 'kafka_ts'];
  const cells = { columns, rows: [['cells', 0, 1, 0]] };
  for (let time = 0; time < 3; time++)
    await clickhouse.insert('dead_letters', cells, { deduplicationToken: 'cells' });
  const bad = {
    columns,
    rows: [
      ['cells', 0, 2, 0],
      ['cells', 0, 'three', 0],
    ],
  };
  await expect(clickhouse.insert('dead_letters', bad)).rejects.toMatchObject({
    kind: 'bad-data',
    message: expect.stringContaining('dead_letters.kafka_offset: "three"') as string,
  });
  const counted = "SELECT count() AS n FROM dead_letters WHERE kafka_topic = 'cells'";
  expect(await clickhouse.query(counted)).toEqual([{ n: 1 }]);
});

it('stores all rows of an insert or none', async () => {
  const rows = [deadLetter(10), { ...deadLetter(11), kafka_offset: 'no number' }];
  const failed = database.clickhouse.insert('dead_letters', rows);
  await expect(failed).rejects.toMatchObject({ kind: 'bad-data' });
  const found = await database.clickhouse.query('SELECT 1 FROM dead_letters WHERE kafka_offset >= 10');
  expect(found).toEqual([]);
});

it('names a missing table, a wrong password and an absent server for what they are', async () => {
  await expect(database.clickhouse.query('SELECT 1 FROM absent')).rejects.toMatchObject({
    kind: 'fatal',
    code: 60,
  });
  const stranger = createClickHouse({ ...database.connection, password: 'wrong' });
  await expect(stranger.query('SELECT 1')).rejects.toMatchObject({ kind: 'fatal' });
  const nobody = createClickHouse({ ...database.connection, url: 'http://127.0.0.1:1' });
  await expect(nobody.query('SELECT 1')).rejects.toMatchObject({ kind: 'retriable', code: undefined });
  await Promise.all([stranger.close(), nobody.close()]);
});

it('finds nothing to migrate the second time', async () => {
  expect(await migrate(database.connection)).toEqual([]);
  const noted = await database.clickhouse.query<{ name: string }>(
    'SELECT name FROM schema_migrations ORDER BY name',
  );
  expect(noted.map((row) => row.name)).toEqual(readMigrations().map((migration) => migration.name));
});

it('ends a query on the server when its signal fires', async () => {
  const mark = uniqueName('abandoned');
  const leaving = new AbortController();
  const sql = `SELECT sleepEachRow(1), '${mark}' AS mark FROM numbers(60) SETTINGS max_block_size = 1`;
  const asked = database.clickhouse.query(sql, {}, leaving.signal).then(
    () => 'answered',
    () => 'ended',
  );
  const running = async () => {
    const [found] = await database.clickhouse.query<{ n: number }>(
      `SELECT count() AS n FROM system.processes WHERE query LIKE '%${mark}%' AND query NOT LIKE '%system.processes%'`,
    );
    return found?.n ?? 0;
  };
  await eventually('the query runs', async () => (await running()) === 1 || undefined);
  leaving.abort();
  expect(await asked).toBe('ended');
  await eventually('the query is gone', async () => (await running()) === 0 || undefined);
});
