import { eventually, uniqueName } from '@foreshock/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RetriableError } from './errors.ts';
import { createGroupLag } from './group-lag.ts';
import { createLogProducer } from './log-producer.ts';
import type { ConsumedRecord, OutputRecord } from './record.ts';
import {
  createSinkConsumer,
  type Sink,
  type SinkConsumer,
  type SinkConsumerOptions,
} from './sink-consumer.ts';
import { stackTopics, type StackTopics } from './testing/stack.ts';

/** A store in memory whose rows are the witness of how far it got. */
class MemorySink implements Sink {
  readonly rows: ConsumedRecord[] = [];
  readonly writes: (readonly [first: number, last: number])[] = [];
  /** Breaks the next write: before it stored anything, or after. */
  fault: 'before' | 'after' | null = null;

  position(topic: string, partition: number): Promise<number | null> {
    const held = this.rows.filter((one) => one.topic === topic && one.partition === partition);
    return Promise.resolve(held.length === 0 ? null : Math.max(...held.map((one) => one.offset)) + 1);
  }

  write(_topic: string, _partition: number, records: readonly ConsumedRecord[]): Promise<void> {
    const { fault } = this;
    this.fault = null;
    if (fault !== 'before') {
      this.rows.push(...records);
      this.writes.push([records[0]?.offset ?? -1, records.at(-1)?.offset ?? -1]);
    }
    return fault === null ? Promise.resolve() : Promise.reject(new RetriableError(`broken ${fault}`));
  }
}

let stack: StackTopics;
let topic: string;
let groupId: string;
let running: SinkConsumer[];
let failures: Error[];

beforeEach(async () => {
  stack = await stackTopics();
  topic = await stack.topic('log');
  groupId = uniqueName('sink');
  running = [];
  failures = [];
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await stack.close();
  expect(failures).toEqual([]);
});

const start = async (sink: Sink, more: Partial<SinkConsumerOptions> = {}): Promise<SinkConsumer> => {
  const consumer = createSinkConsumer({
    kafka: stack.kafka,
    groupId,
    topics: [topic],
    sink,
    chunkOffsets: 100,
    maxParkMs: 300,
    sessionTimeoutMs: 6_000,
    heartbeatMs: 500,
    onFatal: (error) => failures.push(error),
    ...more,
  });
  running.push(consumer);
  await consumer.start();
  return consumer;
};
const records = (from: number, count: number): OutputRecord[] =>
  Array.from({ length: count }, (_, i) => ({ topic, key: 'k', value: Buffer.from(String(from + i)) }));
const values = (sink: MemorySink): number[] => sink.rows.map((one) => Number(String(one.value)));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const holds = (sink: MemorySink, count: number): Promise<true> =>
  eventually(`${String(count)} rows`, () => (sink.rows.length >= count ? true : undefined));

it('writes in offset order, in chunks that cross no fixed boundary', async () => {
  await stack.send(records(0, 450));
  const sink = new MemorySink();
  await start(sink);
  await holds(sink, 450);
  expect(values(sink)).toEqual(upTo(450));
  expect(sink.writes.every(([first, last]) => Math.floor(first / 100) === Math.floor(last / 100))).toBe(true);
});

it('goes on where the sink stands, whatever the group offsets say', async () => {
  await stack.send(records(0, 150));
  const sink = new MemorySink();
  const first = await start(sink);
  await holds(sink, 150);
  running = [];
  await first.stop();
  await stack.send(records(150, 100));
  const admin = stack.kafka.admin();
  await admin.connect();
  await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '240' }] });
  await admin.disconnect();
  sink.rows.splice(120);
  await start(sink);
  await holds(sink, 250);
  expect(values(sink)).toEqual(upTo(250));
});

it.each(['before', 'after'] as const)('stores once when a write breaks %s it was stored', async (fault) => {
  const sink = new MemorySink();
  sink.fault = fault;
  await stack.send(records(0, 50));
  await start(sink);
  await holds(sink, 50);
  await stack.send(records(50, 50));
  await holds(sink, 100);
  expect(values(sink)).toEqual(upTo(100));
});

it('shows no lag when it holds everything, also behind transaction markers', async () => {
  const writer = createLogProducer({ kafka: stack.kafka, transactionalId: uniqueName('writer') });
  const lag = await createGroupLag(stack.kafka);
  const sink = new MemorySink();
  await start(sink);
  for (let i = 0; i < 20; i++) await writer.transact(records(i, 1));
  await holds(sink, 20);
  await eventually('no lag', async () => ((await lag.records(groupId, [topic])) === 0 ? true : undefined));
  await Promise.all([writer.close(), lag.close()]);
});

it('shows no lag either when the group stands behind a sink that holds everything', async () => {
  const writer = createLogProducer({ kafka: stack.kafka, transactionalId: uniqueName('writer') });
  const lag = await createGroupLag(stack.kafka);
  await writer.transact(records(0, 20));
  const sink = new MemorySink();
  const first = await start(sink);
  await holds(sink, 20);
  running = [];
  await first.stop();
  const admin = stack.kafka.admin();
  await admin.connect();
  await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '0' }] });
  await admin.disconnect();
  await start(sink);
  await eventually('no lag', async () => ((await lag.records(groupId, [topic])) === 0 ? true : undefined));
  expect(values(sink)).toEqual(upTo(20));
  await Promise.all([writer.close(), lag.close()]);
});

it('never stores records of aborted transactions, also when a fetch begins inside several', async () => {
  const value = Buffer.alloc(50_000, 1);
  const writers = ['a', 'b', 'c'].map((name) => stack.kafka.producer({ transactionalId: uniqueName(name) }));
  await Promise.all(writers.map((one) => one.connect()));
  const transactions = await Promise.all(writers.map((one) => one.transaction()));
  for (let i = 0; i < 12; i++) {
    for (const one of transactions) await one.send({ topic, messages: [{ key: 'k', value, partition: 0 }] });
  }
  await Promise.all(transactions.map((one) => one.abort()));
  await stack.send(records(0, 10));
  const sink = new MemorySink();
  await start(sink, { maxBytesPerPartition: 120_000 });
  await holds(sink, 10);
  expect(values(sink)).toEqual(upTo(10));
  await Promise.all(writers.map((one) => one.disconnect()));
});
