import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCodec, createSchemaRegistry, type Codec } from '@foreshock/contracts';
import type { PortfolioDecision, PortfolioState } from '@foreshock/policy';
import {
  createKafkaClient,
  createLogProducer,
  createLogReader,
  createTopicAdmin,
  type LogReader,
} from '@foreshock/streaming';
import { eventually, stackEndpoints, uniqueName } from '@foreshock/testing';
import { createJournal, type Journal } from './journal.ts';
import { createLogEnds } from '@foreshock/streaming';
import { lastRecord } from './last-record.ts';

const stack = stackEndpoints();
const kafka = createKafkaClient({ brokers: stack.kafka.brokers, clientId: 'portfolio-test' });
const topic = uniqueName('portfolio');
const transactionalId = uniqueName('portfolio');
let codec: Codec;
let reader: LogReader;
const opened: Journal[] = [];

/** An instance of the service, as far as the log knows. */
function instance(): Journal {
  const producer = createLogProducer({ kafka, transactionalId });
  const journal = createJournal(codec, createLogReader(kafka), producer, topic);
  opened.push(journal);
  return journal;
}

beforeAll(async () => {
  const admin = await createTopicAdmin(kafka);
  await admin.ensureTopics([{ name: topic, partitions: 1 }]);
  await admin.close();
  codec = createCodec(createSchemaRegistry({ url: stack.registry.url }));
  await codec.registerAll();
  reader = createLogReader(kafka);
});
afterAll(async () => {
  await Promise.all(opened.map((journal) => journal.close()));
  await reader.close();
  const admin = await createTopicAdmin(kafka);
  await admin.deleteTopics([topic]);
  await admin.close();
});

const about = { warningId: 'r/region/N.20130101', ruleId: 'r', dimension: 'region', member: 'N' } as const;
const cleared = (asOf: number): PortfolioDecision => ({
  type: 'PortfolioWarningCleared',
  record: {
    ...{ ...about, asOf, policyId: 'p', policyVersion: '1', raisedOn: 15_706, reason: 'member-gone' },
    ...{ customers: 0, openMinor: 0, overdueMinor: 0, exposureMinor: 0, currency: 'EUR', evidence: [] },
  },
});
const weighed = (asOf: number) => ({ decision: cleared(asOf), topCustomers: [], actions: [] });
const state: PortfolioState = [
  { ...{ ruleId: 'a', dimension: 'all', member: 'all' }, open: null, pendingSince: 15_700 },
  {
    ...{ ruleId: 'r', dimension: 'region', member: 'N', pendingSince: null },
    open: { warningId: about.warningId, raisedOn: 15_706, severity: 'high', clearingSince: 15_709 },
  },
];

async function recordsOn(): Promise<number> {
  const { high } = await reader.offsets({ topic, partition: 0 });
  let records = 0;
  for await (const chunk of reader.read({ topic, partition: 0 }, 0, high)) records += chunk.length;
  return records;
}

it('begins with nothing, and gives back what was published last', async () => {
  const journal = instance();
  expect(await journal.open()).toEqual({ asOf: null, state: [] });
  await journal.publish([], { asOf: 15_709, state }, null);
  expect(await instance().open()).toEqual({ asOf: 15_709, state });
});

it('lets of two instances the later one write, and the other one nothing', async () => {
  const [earlier, later] = [instance(), instance()];
  const { asOf } = await earlier.open();
  expect(await later.open()).toEqual({ asOf, state });
  const before = await recordsOn();
  await expect(earlier.publish([weighed(15_710)], { asOf: 15_710, state: [] }, null)).rejects.toThrow();
  expect(await recordsOn()).toBe(before);
  await later.publish([weighed(15_710)], { asOf: 15_710, state: [] }, null);
  // the broker says that a transaction stands a moment before readers see it
  await eventually('both records', async () => ((await recordsOn()) === before + 2 ? true : undefined));
  expect(await earlier.open()).toEqual({ asOf: 15_710, state: [] });
});

it('finds the last record behind any number of markers', async () => {
  const journal = instance();
  await journal.open();
  await journal.publish([], { asOf: 15_720, state: [] }, null);
  const end = (await createLogEnds(kafka).of(topic)).get(0) ?? 0;
  const { high } = await reader.offsets({ topic, partition: 0 });
  expect(end).toBe(high);
  const last = await lastRecord(reader, { topic, partition: 0 }, end);
  expect(last?.offset).toBeLessThan(end);
  expect(codec.decode(last?.value ?? null)).toMatchObject({ record: { asOf: 15_720 } });
  expect(await lastRecord(reader, { topic, partition: 0 }, 0)).toBeNull();
});
