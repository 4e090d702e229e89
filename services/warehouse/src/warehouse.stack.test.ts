import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import { createCodec, createSchemaRegistry, dayOf, type Codec } from '@foreshock/contracts';
import { createKafkaClient, createLogProducer, createTopicAdmin } from '@foreshock/streaming';
import { eventually, stackEndpoints, stackEnvironment, uniqueName } from '@foreshock/testing';
import { tableSpecs } from './rows/tables.ts';

const PARTITIONS = 3;
const EVENTS_PER_PARTITION = 700;
const stack = stackEndpoints();
const kafka = createKafkaClient({ brokers: stack.kafka.brokers, clientId: 'warehouse-test' });
const prefix = uniqueName('warehouse');
const topics = tableSpecs.map((spec) => `${prefix}.${spec.topic}`);
let database: TestDatabase;

const payment = (codec: Codec, partition: number, index: number) =>
  codec.encode('PaymentEvent', {
    eventId: `e-${partition}-${index}`,
    occurredAt: Date.UTC(2013, 0, 1) + index,
    source: 'test',
    customerId: `c-${partition}`,
    kind: 'RECEIVED',
    paymentId: `p-${index}`,
    paymentDate: dayOf('2013-01-01'),
    amountMinor: index,
    currency: 'USD',
    allocations: [],
    method: null,
  });

/** Events in every partition, each hundredth of them junk; one junk record among the warnings. */
async function fillTopics(): Promise<void> {
  const codec = createCodec(createSchemaRegistry({ url: stack.registry.url }));
  await codec.registerAll();
  const producer = createLogProducer({ kafka });
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    const records = Array.from({ length: EVENTS_PER_PARTITION }, (_, index) => ({
      topic: `${prefix}.ledger.events`,
      partition,
      key: `c-${partition}`,
      value: index % 100 === 99 ? Buffer.from('junk') : payment(codec, partition, index),
    }));
    await producer.sendBatch(records);
  }
  await producer.sendBatch([
    { topic: `${prefix}.risk.warnings`, partition: 0, key: 'c', value: Buffer.from('junk') },
  ]);
  await producer.close();
}

beforeAll(async () => {
  database = await createTestDatabase(stack.clickhouse, uniqueName('foreshock_test'));
  const admin = await createTopicAdmin(kafka);
  await admin.ensureTopics(topics.map((name) => ({ name, partitions: PARTITIONS, replicationFactor: 1 })));
  await admin.close();
  await fillTopics();
});

afterAll(async () => {
  const admin = await createTopicAdmin(kafka);
  await admin.deleteTopics(topics);
  await admin.close();
  await database.drop();
});

/** A copying process. Its group is new each time: the tables alone say how far the copy got. */
function copy(crashAt: number, crashWhen: 'sent' | 'answered'): ChildProcess {
  const script = fileURLToPath(new URL('./testing/crashing-copy.ts', import.meta.url));
  return spawn(process.execPath, ['--conditions=@foreshock/source', '--import', 'tsx', script], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...stackEnvironment(stack),
      FORESHOCK_CLICKHOUSE_DATABASE: database.connection.database,
      FORESHOCK_WAREHOUSE_GROUP: uniqueName('warehouse-test'),
      FORESHOCK_TEST_PREFIX: prefix,
      FORESHOCK_TEST_CRASH_AT: String(crashAt),
      FORESHOCK_TEST_CRASH_WHEN: crashWhen,
    },
  });
}

const count = async (expression: string) => {
  const [row] = await database.clickhouse.query<{ n: number }>(`SELECT ${expression}`);
  return row?.n ?? 0;
};

it('holds every record once after three deaths in the middle of inserts', async () => {
  const deaths = [
    [2, 'answered'],
    [3, 'sent'],
    [2, 'answered'],
  ] as const;
  for (const [crashAt, crashWhen] of deaths) {
    const [, signal] = (await once(copy(crashAt, crashWhen), 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
  }
  const survivors = PARTITIONS * EVENTS_PER_PARTITION;
  const before = await count('count() AS n FROM ledger_events');
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(survivors);

  const last = copy(0, 'answered');
  await eventually(
    'all records copied',
    async () => ((await count('count() AS n FROM ledger_events FINAL')) === survivors ? true : undefined),
    60_000,
    200,
  );
  await eventually('the junk warning copied', async () =>
    (await count('count() AS n FROM undecodable_records FINAL')) === 1 ? true : undefined,
  );
  last.kill('SIGKILL');
  await once(last, 'exit');

  expect(await count('count() AS n FROM ledger_events')).toBe(survivors);
  expect(await count('uniqExact(partition, offset) AS n FROM ledger_events')).toBe(survivors);
  const junk = PARTITIONS * Math.floor(EVENTS_PER_PARTITION / 100);
  expect(await count("count() AS n FROM ledger_events WHERE decode_error LIKE 'not-confluent-framed%'")).toBe(
    junk,
  );
  const sums = "sum(JSONExtractInt(payload, 'amountMinor')) AS n FROM ledger_events";
  const amounts = Array.from({ length: EVENTS_PER_PARTITION }, (_, index) =>
    index % 100 === 99 ? 0 : index,
  );
  expect(await count(sums)).toBe(PARTITIONS * amounts.reduce((sum, amount) => sum + amount, 0));
});
