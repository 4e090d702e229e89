import { expect, it } from 'vitest';
import { createFakeClickHouse } from './fake.ts';
import { applyMigrations } from './migrate.ts';
import { parseMigration } from './migration-files.ts';

const table = (name: string) => `CREATE TABLE IF NOT EXISTS ${name} (x Int8) ENGINE = MergeTree ORDER BY x;`;
const first = parseMigration('0001_first.sql', table('a') + table('b'));
const second = parseMigration('0002_second.sql', table('c'));
const database = () =>
  createFakeClickHouse((_sql, _params, tables) => [...(tables.get('schema_migrations') ?? [])]);
const created = (commands: readonly string[]) =>
  commands.map((sql) => /EXISTS (\w+)/.exec(sql)?.[1]).filter((name) => name !== 'schema_migrations');

it('runs what has not run, in order, and notes it', async () => {
  const clickhouse = database();
  expect(await applyMigrations(clickhouse, [first])).toEqual(['0001_first.sql']);
  expect(await applyMigrations(clickhouse, [first, second])).toEqual(['0002_second.sql']);
  expect(created(clickhouse.commands)).toEqual(['a', 'b', 'c']);
});

it('starts a migration again from its top after a failure in its middle', async () => {
  const clickhouse = database();
  clickhouse.failCall(4, 'retriable'); // journal, read, a, b
  await expect(applyMigrations(clickhouse, [first])).rejects.toThrow('told to fail');
  expect(created(clickhouse.commands)).toEqual(['a']);
  expect(await applyMigrations(clickhouse, [first])).toEqual(['0001_first.sql']);
  expect(created(clickhouse.commands)).toEqual(['a', 'a', 'b']);
});

it('refuses an edited migration and changes nothing', async () => {
  const clickhouse = database();
  await applyMigrations(clickhouse, [first]);
  const edited = parseMigration('0001_first.sql', table('other'));
  await expect(applyMigrations(clickhouse, [edited, second])).rejects.toThrow(/0001_first.sql was edited/);
  expect(created(clickhouse.commands)).toEqual(['a', 'b']);
});

it('takes line ends of either kind as the same text', () => {
  const windows = parseMigration('0001_first.sql', table('a') + '\r\n');
  expect(windows.checksum).toBe(parseMigration('0001_first.sql', table('a') + '\n').checksum);
});

it('refuses statements that are not safe to repeat, and odd names', () => {
  expect(() => parseMigration('0001_x.sql', 'DROP TABLE a')).toThrow(/not safe to repeat/);
  expect(() => parseMigration('first.sql', table('a'))).toThrow(/0001_what_it_does/);
});

it('runs on a cluster with replicated engines', async () => {
  const clickhouse = database();
  await applyMigrations(clickhouse, [first], { kind: 'cluster', name: 'main' });
  expect(clickhouse.commands[0]).toMatch(/ON CLUSTER 'main'[\s\S]*ENGINE = ReplicatedReplacingMergeTree/);
});
