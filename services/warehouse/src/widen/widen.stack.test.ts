import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, parseMigration, type TestDatabase } from '@foreshock/clickhouse';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { migrationText } from './migration.ts';
import type { MissingColumn } from './missing-columns.ts';

const missing: readonly MissingColumn[] = [
  { table: 'indicators', column: 'fees_minor', type: 'Int64', after: 'complaints_365' },
  { table: 'indicators', column: 'fee_ratio', type: 'Nullable(Float64)', after: 'fees_minor' },
];
const row = { customer_id: 'a', as_of: '2024-01-01', currency: 'USD', kafka_offset: 1 };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
  await database.clickhouse.insert('indicators', [row]);
});
afterAll(() => database.drop());

it('widens a table with rows in it, and every view over its columns, twice without harm', async () => {
  const { statements } = parseMigration('0001_columns.sql', migrationText(missing));
  for (const statement of [...statements, ...statements]) await database.clickhouse.command(statement);
  await database.clickhouse.insert('indicators', [
    { ...row, customer_id: 'b', fees_minor: 1250, fee_ratio: 0.5 },
  ]);
  const read = (from: string, columns: string) =>
    database.clickhouse.query(`SELECT customer_id, ${columns} FROM ${from} ORDER BY customer_id`);
  const expected = [
    { customer_id: 'a', fees_minor: 0, fee_ratio: null },
    { customer_id: 'b', fees_minor: 1250, fee_ratio: 0.5 },
  ];
  expect(await read('indicators_latest', 'fees_minor, fee_ratio')).toEqual(expected);
  expect(await read("indicators_as_of(date = '2024-01-02')", 'fees_minor, fee_ratio')).toEqual(expected);
  expect(await read('indicators_decimal', 'toString(fees) AS fees, fee_ratio')).toEqual([
    { customer_id: 'a', fees: '0', fee_ratio: null },
    { customer_id: 'b', fees: '12.5', fee_ratio: 0.5 },
  ]);
});
