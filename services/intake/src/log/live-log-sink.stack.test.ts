import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCodec, createSchemaRegistry, dayOf, type Codec } from '@foreshock/contracts';
import {
  createKafkaClient,
  createLogProducer,
  createLogReader,
  createTopicAdmin,
  type LogProducer,
  type LogReader,
  type TopicAdmin,
} from '@foreshock/streaming';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { createBusinessClock } from '../clock/business-clock.ts';
import { lastBusinessDate } from '../clock/last-tick.ts';
import { importLedger } from '../import/import-ledger.ts';
import { readMappingFile } from '../mapping/read.ts';
import { createLiveLogSink } from './live-log-sink.ts';
import { logSinkContract } from './log-sink-contract.ts';

const data = join(import.meta.dirname, '../../../../test/data');
const topics: string[] = [];
let admin: TopicAdmin;
let codec: Codec;
let producer: LogProducer;
let reader: LogReader;

beforeAll(async () => {
  const stack = stackEndpoints();
  const kafka = createKafkaClient({ brokers: stack.kafka.brokers, clientId: 'intake-test' });
  admin = await createTopicAdmin(kafka);
  codec = createCodec(createSchemaRegistry({ url: stack.registry.url }));
  await codec.registerAll();
  producer = createLogProducer({ kafka });
  reader = createLogReader(kafka);
});
afterAll(async () => {
  await admin.deleteTopics(topics);
  await Promise.all([producer.close(), reader.close(), admin.close()]);
});

async function openTopic(partitions: number) {
  const topic = uniqueName('intake_log');
  topics.push(topic);
  await admin.ensureTopics([{ name: topic, partitions }]);
  const sink = createLiveLogSink({ codec, producer, reader, topic });
  const recordsOf = async (partition: number) => {
    const { high } = await reader.offsets({ topic, partition });
    const records = [];
    for await (const chunk of reader.read({ topic, partition }, 0, high)) records.push(...chunk);
    return records;
  };
  const eventIds = async (partition: number) =>
    (await recordsOf(partition)).map(({ headers }) => String(headers['ce_id']));
  return { topic, sink, recordsOf, eventIds };
}

describe('the log on Kafka', () => {
  logSinkContract(() => openTopic(4));
});

it('takes the sample ledger whole, keyed by customer, and ends its clock a day later', async () => {
  const { topic, sink, recordsOf } = await openTopic(8);
  const summary = await importLedger({
    files: { invoices: join(data, 'ibm_accounts_receivable.csv') },
    mapping: await readMappingFile(join(data, 'ibm.mapping.yaml')),
    sink,
  });
  const byPartition = await Promise.all(Array.from({ length: 8 }, (_, partition) => recordsOf(partition)));
  await codec.ensure(byPartition.flat().map(({ value }) => value));
  const events = byPartition.flat().map(({ key, value, headers }) => {
    const decoded = codec.decode(value);
    if (!decoded.ok) throw new Error(decoded.message);
    const { record } = decoded;
    if ('customerId' in record)
      expect([String(key), String(headers['ce_subject'])]).toEqual([record.customerId, record.customerId]);
    return decoded.type;
  });
  const ticks = events.filter((type) => type === 'ClockTick').length;
  expect(ticks).toBe(summary.ticks * 8);
  expect(events.length - ticks).toBe(2466 + 2466 + 2 * 561 + 100);
  expect(await lastBusinessDate(reader, codec, topic)).toBe(dayOf('2014-01-10'));
  const clock = createBusinessClock(sink, () => lastBusinessDate(reader, codec, topic));
  expect(await clock.advanceTo(dayOf('2014-01-12'))).toHaveLength(2);
  expect(await lastBusinessDate(reader, codec, topic)).toBe(dayOf('2014-01-12'));
});
