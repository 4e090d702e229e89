import { afterAll, beforeAll, expect, it } from 'vitest';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
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
