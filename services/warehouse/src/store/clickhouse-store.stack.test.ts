import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { createClickHouseStore } from './clickhouse-store.ts';
import { blockOf } from '../testing/records.ts';
import { storeContract } from './store.contract.ts';

describe('the store in ClickHouse', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
  });
  afterAll(() => database.drop());

  storeContract(() => Promise.resolve(createClickHouseStore(database.clickhouse)));

  it('adds rows of one token once, to the table and to the roll-ups that it feeds', async () => {
    const store = createClickHouseStore(database.clickhouse);
    const rows = [1, 2].map((at) => ({
      event: 'RAISED',
      warning_id: `w-${at}`,
      as_of: 19_723,
      rule_id: 'overdue',
      severity: 'HIGH',
      kafka_offset: at,
    }));
    for (let time = 0; time < 3; time += 1) await store.append('warnings', blockOf(rows), 'same');
    expect(await database.clickhouse.query('SELECT count() AS n FROM warnings')).toEqual([{ n: 2 }]);
    const rollup = 'SELECT uniqExactMerge(warnings) AS n, count() AS states FROM warning_days';
    expect(await database.clickhouse.query(rollup)).toEqual([{ n: 2, states: 1 }]);
  });
});
