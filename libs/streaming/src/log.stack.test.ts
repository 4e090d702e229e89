import { eventually, uniqueName } from '@foreshock/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { committedOffset } from './kafka/offsets.ts';
import { createLogReader } from './kafka/reader.ts';
import { createLogProducer } from './log-producer.ts';
import type { ConsumedRecord, OutputRecord } from './record.ts';
import { createTailConsumer, type TailConsumer } from './tail-consumer.ts';
import { stackTopics, type StackTopics } from './testing/stack.ts';
import { createTopicAdmin } from './topics.ts';

let stack: StackTopics;
beforeAll(async () => {
  stack = await stackTopics();
});
afterAll(() => stack.close());

/** A topic that refuses records above 100 kB. */
const SMALL = { 'max.message.bytes': '100000' };
const record = (topic: string, value: string): OutputRecord => ({
  topic,
  key: 'k',
  value: Buffer.from(value),
});
const texts = (records: readonly ConsumedRecord[]): string[] => records.map((one) => String(one.value));

describe('the log producer', () => {
  it('appends in call order, also when nobody waits in between', async () => {
    const topic = await stack.topic('log');
    const producer = createLogProducer({ kafka: stack.kafka });
    await Promise.all(['a', 'b', 'c', 'd'].map((value) => producer.sendBatch([record(topic, value)])));
    expect(texts(await stack.committed(topic))).toEqual(['a', 'b', 'c', 'd']);
    await producer.close();
  });

  it('moves group positions with its records, and neither when it fails', async () => {
    const [topic, source] = [await stack.topic('log', 1, SMALL), await stack.topic('source')];
    const producer = createLogProducer({ kafka: stack.kafka, transactionalId: uniqueName('writer') });
    const groupId = uniqueName('bridge');
    const at = { topic: source, partition: 0 };
    await producer.transact([record(topic, 'a')], { groupId, positions: [{ ...at, nextOffset: 7 }] });
    const tooLarge = { topic, key: 'k', value: Buffer.alloc(200_000) };
    const offsets = { groupId, positions: [{ ...at, nextOffset: 9 }] };
    await expect(producer.transact([record(topic, 'lost'), tooLarge], offsets)).rejects.toThrow();
    await producer.transact([record(topic, 'b')]);
    const admin = stack.kafka.admin();
    await admin.connect();
    expect(await committedOffset(admin, groupId, at)).toBe(7);
    expect(texts(await stack.committed(topic))).toEqual(['a', 'b']);
    await Promise.all([admin.disconnect(), producer.close()]);
  });

  it('goes on after a refused batch', async () => {
    const topic = await stack.topic('log', 1, SMALL);
    const producer = createLogProducer({ kafka: stack.kafka });
    await expect(producer.sendBatch([{ topic, key: 'k', value: Buffer.alloc(200_000) }])).rejects.toThrow();
    await producer.sendBatch([record(topic, 'a')]);
    expect(texts(await stack.committed(topic))).toEqual(['a']);
    await producer.close();
  });
});

describe('the log reader', () => {
  it('reads a range that ends in markers, a range of nothing but markers, and an empty topic', async () => {
    const topic = await stack.topic('log');
    const at = { topic, partition: 0 };
    const reader = createLogReader(stack.kafka);
    const read = async (from: number, to: number): Promise<string[]> => {
      const records: ConsumedRecord[] = [];
      for await (const chunk of reader.read(at, from, to)) records.push(...chunk);
      return texts(records);
    };
    expect(await read(0, 100)).toEqual([]);
    const writer = createLogProducer({ kafka: stack.kafka, transactionalId: uniqueName('writer') });
    for (const value of ['a', 'b', 'c']) await writer.transact([record(topic, value)]);
    // A transaction is committed before its marker stands in the log.
    await eventually('the last marker', async () => (await reader.offsets(at)).high === 6 || undefined);
    expect(await read(0, 6)).toEqual(['a', 'b', 'c']);
    expect(await read(0, 3)).toEqual(['a', 'b']);
    expect(await read(5, 6)).toEqual([]);
    expect(await reader.offsets(at)).toEqual({ low: 0, high: 6 });
    await Promise.all([reader.close(), writer.close()]);
  });

  it('reads many batches to the end', async () => {
    const topic = await stack.topic('log');
    const value = 'x'.repeat(1_000);
    await stack.send(Array.from({ length: 5_000 }, (_, i) => record(topic, `${String(i)} ${value}`)));
    const read = texts(await stack.committed(topic)).map((one) => Number(one.split(' ')[0]));
    expect(read).toEqual(Array.from({ length: 5_000 }, (_, i) => i));
  });
});

describe('the tail', () => {
  const tail = (topics: string[], from: 'latest' | 'beginning', seen: string[]): TailConsumer =>
    createTailConsumer({
      kafka: stack.kafka,
      topics,
      from,
      onRecords: (records) => void seen.push(...texts(records)),
      onFatal: (error) => {
        throw error;
      },
    });

  it('hands over what was there, says when, and goes on', async () => {
    const topics = [await stack.topic('one', 2), await stack.topic('two', 2)];
    for (const topic of topics)
      await stack.send(['a', 'b'].map((value) => record(topic, `${topic}${value}`)));
    const seen: string[] = [];
    const consumer = tail(topics, 'beginning', seen);
    await consumer.start();
    await consumer.caughtUp();
    expect(seen.toSorted()).toEqual(topics.flatMap((topic) => [`${topic}a`, `${topic}b`]).toSorted());
    await stack.send([record(topics[0] ?? '', 'new')]);
    await eventually('the new record', () => (seen.includes('new') ? true : undefined));
    await consumer.stop();
  });

  it('begins at the end: only what comes after the start', async () => {
    const topic = await stack.topic('one');
    await stack.send([record(topic, 'old')]);
    const seen: string[] = [];
    const consumer = tail([topic], 'latest', seen);
    await consumer.start();
    await consumer.caughtUp();
    await stack.send([record(topic, 'new')]);
    await eventually('the new record', () => (seen.length > 0 ? true : undefined));
    expect(seen).toEqual(['new']);
    await consumer.stop();
  });
});

describe('topics', () => {
  it('are created once, and differences are reported, not mended', async () => {
    const admin = await createTopicAdmin(stack.kafka);
    const name = uniqueName('topic');
    const definition = { name, partitions: 2, config: { 'cleanup.policy': 'compact' } };
    expect(await admin.ensureTopics([definition])).toEqual({ created: [name], drift: [] });
    expect(await admin.ensureTopics([definition])).toEqual({ created: [], drift: [] });
    const wanted = { name, partitions: 4, config: { 'cleanup.policy': 'delete' } };
    expect(await admin.ensureTopics([wanted])).toEqual({
      created: [],
      drift: [
        { topic: name, setting: 'partitions', expected: '4', actual: '2' },
        { topic: name, setting: 'cleanup.policy', expected: 'delete', actual: 'compact' },
      ],
    });
    await admin.deleteTopics([name]);
    await admin.close();
  });
});
