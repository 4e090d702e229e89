import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createCodec, createSchemaRegistry, type Codec } from '@foreshock/contracts';
import { createLogger } from '@foreshock/observability';
import { startService, type RunningService } from '@foreshock/service';
import {
  createKafkaClient,
  createLogProducer,
  createLogReader,
  createTopicAdmin,
  type LogProducer,
} from '@foreshock/streaming';
import { eventually, stackEndpoints, stackEnvironment, uniqueName } from '@foreshock/testing';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeliveryUpdated } from '@foreshock/contracts';
import { createAlerts } from './alerts.ts';
import { alertsConfig, type AlertsConfig } from './config.ts';
import { raisedWarning } from './testing/fixtures.ts';
import { startReceiver, type Receiver } from './testing/receiver.ts';
import type { AlertsTopology } from './topology.ts';

const stack = stackEndpoints();
const prefix = uniqueName('alerts');
const topology: AlertsTopology = {
  warningsTopic: `${prefix}.warnings`,
  portfolioTopic: `${prefix}.portfolio-warnings`,
  ratingsTopic: `${prefix}.rating-changes`,
  logTopic: `${prefix}.log`,
  deliveriesTopic: `${prefix}.deliveries`,
  casesTopic: `${prefix}.cases`,
  heldTopic: `${prefix}.held`,
  targetsTopic: `${prefix}.targets`,
  deadLetterTopic: `${prefix}.dlq`,
  groupPrefix: prefix,
};
const { groupPrefix: _, ...named } = topology;
const topics = Object.values(named);
const kafka = createKafkaClient({ brokers: stack.kafka.brokers, clientId: prefix });
const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const fatal: unknown[] = [];
let receiver: Receiver;
let producer: LogProducer;
let codec: Codec;
let running: RunningService | undefined;

beforeAll(async () => {
  receiver = await startReceiver();
  const admin = await createTopicAdmin(kafka);
  await admin.ensureTopics(topics.map((name) => ({ name, partitions: name === topology.logTopic ? 1 : 2 })));
  await admin.close();
  codec = createCodec(createSchemaRegistry({ url: stack.registry.url }));
  await codec.registerAll();
  producer = createLogProducer({ kafka });
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
afterAll(async () => {
  await receiver.close();
  await producer.close();
  const admin = await createTopicAdmin(kafka);
  await admin.deleteTopics(topics);
  await admin.close();
  expect(fatal).toEqual([]);
});

const routingFile = (): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'routing-')), 'routing.json');
  const targets = { collectors: { channel: 'webhook', url: `${receiver.url}/hook`, timeoutMs: 1_000 } };
  writeFileSync(path, JSON.stringify({ targets, routes: [{ to: ['collectors'] }] }));
  return path;
};

async function startAlerts(): Promise<void> {
  running = await startService(
    {
      name: 'alerts',
      configSchema: alertsConfig,
      create: (config: AlertsConfig, kit) => Promise.resolve(createAlerts(config, kit, topology)),
    },
    {
      env: {
        ...stackEnvironment(stack),
        FORESHOCK_ALERTS_ROUTING: routingFile(),
        FORESHOCK_ALERTS_SECRETS: secret,
        FORESHOCK_ALERTS_ALLOW_PRIVATE: '127.0.0.1',
      },
      logger: createLogger({ service: 'alerts', level: 'error' }),
      onFatal: (error) => fatal.push(error),
    },
  );
}

const publish = (warningId: string) =>
  producer.sendBatch([
    {
      topic: topology.warningsTopic,
      key: 'C-1',
      value: codec.encode('WarningRaised', raisedWarning({ warningId })),
    },
  ]);
const receivedOf = (warningId: string) =>
  receiver.received.filter(({ body }) => body.includes(`"warningId":"${warningId}"`));

/** Every state of a warning's deliveries on the topic, in order. */
async function statesOf(warningId: string): Promise<DeliveryUpdated[]> {
  const reader = createLogReader(kafka);
  const states: DeliveryUpdated[] = [];
  for (const partition of await reader.partitions(topology.deliveriesTopic)) {
    const at = { topic: topology.deliveriesTopic, partition };
    const { low, high } = await reader.offsets(at);
    for await (const records of reader.read(at, low, high)) {
      await codec.ensure(records.map(({ value }) => value));
      for (const { value } of records) {
        const decoded = codec.decode(value);
        if (decoded.ok && decoded.type === 'DeliveryUpdated') states.push(decoded.record);
      }
    }
  }
  await reader.close();
  return states.filter((state) => state.warningId === warningId);
}
const stateBecomes = (warningId: string, states: readonly string[]) =>
  eventually(`${warningId} is ${states.join(', ')}`, async () => {
    const found = await statesOf(warningId);
    return found.map(({ state }) => state).join() === states.join() ? found : undefined;
  });

it('a warning becomes one signed webhook', async () => {
  await startAlerts();
  await publish('w-once');
  await stateBecomes('w-once', ['PENDING', 'DELIVERED']);
  const received = receivedOf('w-once');
  expect(received).toHaveLength(1);
  const [request] = received;
  expect(new Webhook(secret).verify(request?.body ?? '', request?.headers ?? {})).toMatchObject({
    type: 'warning.raised',
    data: { warningId: 'w-once', overdue: { decimal: '1200.50' } },
  });
});

it('a retry goes on after a restart, with the same id, and ends with one success', async () => {
  receiver.answer({ status: 500 }, { status: 200 });
  await startAlerts();
  await publish('w-retry');
  const [, failed] = await stateBecomes('w-retry', ['PENDING', 'FAILED']);
  expect(failed).toMatchObject({ attempts: 1, lastError: 'HTTP 500' });
  await running?.stop();
  running = undefined;
  expect(receivedOf('w-retry')).toHaveLength(1);

  await startAlerts();
  const states = await stateBecomes('w-retry', ['PENDING', 'FAILED', 'DELIVERED']);
  expect(states.at(-1)).toMatchObject({ attempts: 2, lastError: null });
  const ids = receivedOf('w-retry').map(({ headers }) => headers['webhook-id']);
  expect(ids).toEqual([failed?.deliveryId, failed?.deliveryId]);
});

it('what is no warning is set aside and the next warning gets through', async () => {
  await startAlerts();
  await producer.sendBatch([{ topic: topology.warningsTopic, key: 'C-1', value: Buffer.from('junk') }]);
  await publish('w-after-junk');
  await stateBecomes('w-after-junk', ['PENDING', 'DELIVERED']);
  const reader = createLogReader(kafka);
  const ends = await Promise.all(
    [0, 1].map((partition) => reader.offsets({ topic: topology.deadLetterTopic, partition })),
  );
  await reader.close();
  expect(ends.reduce((sum, { high }) => sum + high, 0)).toBeGreaterThan(0);
});
