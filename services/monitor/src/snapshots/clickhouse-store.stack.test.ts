import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import type { CustomerBytes } from '@foreshock/engine';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClickHouseSnapshots } from './clickhouse-store.ts';
import { snapshotStoreContract } from './store.contract.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
});
afterAll(() => database.drop());

describe('snapshots in ClickHouse', () => {
  snapshotStoreContract(() => Promise.resolve(createClickHouseSnapshots(database.clickhouse)));

  it('pages through more customers than one answer holds', async () => {
    const store = createClickHouseSnapshots(database.clickhouse);
    const of = { group: 'pages', topic: 'log', partition: 0 };
    const form = { format: '1', coreVersion: '1' };
    const customers = Array.from({ length: 2_501 }, (_, index): CustomerBytes => ({
      customerId: `c${index}`,
      bytes: Buffer.from(String(index)),
    }));
    const { length } = customers;
    const end = {
      generation: 'a',
      offset: 9,
      customers: length,
      written: length,
      bornMs: 1,
      bytes: Buffer.of(),
    };
    await store.append(of, form, { generation: 'a', offset: 9, customers }, end);
    const sizes: number[] = [];
    const seen = new Set<string>();
    for await (const page of store.customers(of, end)) {
      sizes.push(page.length);
      for (const { customerId, bytes } of page) {
        expect(`c${Buffer.from(bytes).toString()}`).toBe(customerId);
        seen.add(customerId);
      }
    }
    expect(sizes).toEqual([1_000, 1_000, 501]);
    expect(seen.size).toBe(length);
  });
});
