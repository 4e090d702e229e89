import { createTestDatabase, timestampText, type TestDatabase } from '@foreshock/clickhouse';
import type { ConsumedRecord } from '@foreshock/streaming';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { archiveContract } from './archive.contract.ts';
import { createClickHouseArchive } from './clickhouse-archive.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
});
afterAll(() => database.drop());

/** A row as the warehouse writes it, as far as the archive reads it. */
const rowOf = ({ topic, partition, offset, timestampMs, key, value }: ConsumedRecord) => ({
  topic,
  partition,
  offset,
  ts: timestampText(timestampMs),
  key_base64: key?.toString('base64') ?? null,
  value_base64: value?.toString('base64') ?? null,
});

describe('the copy of the log in ClickHouse', () => {
  archiveContract(async (records) => {
    for (const record of records) await database.clickhouse.insert('ledger_events', [rowOf(record)]);
    return createClickHouseArchive(database.clickhouse);
  });
});
