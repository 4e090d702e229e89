import { createCodec, createFakeRegistry, type Codec } from '@foreshock/contracts';
import { RetriableError, type ConsumedRecord } from '@foreshock/streaming';
import { beforeEach, expect, it } from 'vitest';
import { MonitorTasks } from './factory.ts';

const registry = createFakeRegistry();
const start = { topic: 'ledger.events', partition: 3, committedOffset: 1, logStartOffset: 0 };
let tick: ConsumedRecord;
let codec: Codec;

/** Every test reads with a codec that has not loaded a schema yet, as after a restart. */
beforeEach(async () => {
  registry.setDown(false);
  const writer = createCodec(registry);
  await writer.registerAll();
  const record = { eventId: 't1', occurredAt: 0, source: 'test', date: 15_000 };
  const value = writer.encode('ClockTick', record);
  tick = { topic: start.topic, partition: 3, offset: 0, timestampMs: 0, key: null, value, headers: {} };
  codec = createCodec(registry);
});

/** A log of the one tick. */
async function* replay(): AsyncGenerator<readonly ConsumedRecord[]> {
  await Promise.resolve();
  yield [tick];
}

it('parks a restore while the registry is away, and restores once it is back', async () => {
  const tasks = new MonitorTasks(codec);
  registry.setDown(true);
  await expect(tasks.open(start, replay)).rejects.toBeInstanceOf(RetriableError);
  expect(tasks.tasks.size).toBe(0);
  registry.setDown(false);
  await tasks.open(start, replay);
  expect(tasks.tasks.get(3)?.businessDate).toBe(15_000);
});

it('does not take a fault of another kind for a registry that is away', async () => {
  const fault = new Error('the log is not what it was');
  const broken = () => {
    throw fault;
  };
  await expect(new MonitorTasks(codec).open(start, broken)).rejects.toBe(fault);
  const failing = { ...codec, ensureFor: () => Promise.reject(fault) };
  await expect(new MonitorTasks(failing).open(start, replay)).rejects.toBe(fault);
});
