import { createClient } from '@clickhouse/client';
// eslint-disable-next-line @nx/enforce-module-boundaries -- a test asks the broker as its clients do
import { Kafka, logLevel } from 'kafkajs';
import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resetStack, stackHealth, startStack } from './stack.ts';
import type { Stack } from './running.ts';
import { partNames } from './options.ts';
import type { PartName, StackOptions } from './options.ts';
import { isAlive } from './process/identity.ts';
import { poll } from './process/poll.ts';
import { readState } from './state.ts';
import { temporaryStack } from './testing.ts';

let options: StackOptions;
let remove: () => Promise<void>;
let stack: Stack;

beforeAll(async () => {
  ({ options, remove } = await temporaryStack());
  stack = await startStack(options);
});

afterAll(async () => {
  await stack.stop();
  await remove();
});

const kafka = () => new Kafka({ brokers: [...stack.endpoints.kafka.brokers], logLevel: logLevel.NOTHING });

function clickhouse() {
  const { url, username, password, database } = stack.endpoints.clickhouse;
  return createClient({ url, username, password, database });
}

async function topicOffset(): Promise<string | undefined> {
  const admin = kafka().admin();
  await admin.connect();
  try {
    return (await admin.fetchTopicOffsets('kept'))[0]?.high;
  } finally {
    await admin.disconnect();
  }
}

async function fill(): Promise<void> {
  const admin = kafka().admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] });
  await admin.disconnect();
  const producer = kafka().producer();
  await producer.connect();
  await producer.send({ topic: 'kept', acks: -1, messages: [{ key: 'a', value: 'b' }] });
  await producer.disconnect();
  await fetch(`${stack.endpoints.registry.url}/subjects/kept/versions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ schema: '"string"' }),
  });
  const client = clickhouse();
  await client.command({ query: 'CREATE TABLE kept (a UInt32) ENGINE = MergeTree ORDER BY a' });
  await client.insert({ table: 'kept', values: [{ a: 7 }], format: 'JSONEachRow' });
  await client.close();
}

async function expectKept(): Promise<void> {
  expect(await topicOffset()).toBe('1');
  const subjects = await fetch(`${stack.endpoints.registry.url}/subjects`);
  expect(await subjects.json()).toEqual(['kept']);
  const client = clickhouse();
  const rows = await client.query({ query: 'SELECT a FROM kept', format: 'JSONEachRow' });
  expect(await rows.json()).toEqual([{ a: 7 }]);
  await client.close();
}

async function pidOf(name: PartName) {
  const id = (await readState(options.stateFile))?.pids[name];
  if (id === undefined) throw new Error(`stack.json names no ${name}`);
  return id;
}

describe('a stack', () => {
  test('is up, used again by a second start, and keeps its secrets to the owner', async () => {
    await fill();
    await expectKept();
    const second = await startStack(options);
    expect(second.reused).toBe(true);
    expect(second.endpoints).toMatchObject({
      kafka: stack.endpoints.kafka,
      registry: stack.endpoints.registry,
    });
    await second.stop();
    expect((await stackHealth(options))?.healthy).toEqual({ kafka: true, registry: true, clickhouse: true });
    expect((await stat(options.stateFile)).mode & 0o077).toBe(0);
  });

  test.each(partNames)('brings %s back with its data after a kill -9', async (name) => {
    const killed = await pidOf(name);
    process.kill(killed.pid, 'SIGKILL');
    const back = await poll(async () => (await pidOf(name)).pid !== killed.pid, 60_000);
    expect(back).toBe(true);
    await expectKept();
  });

  test('stops without leaving a process, and has its data at the next start', async () => {
    const pids = await Promise.all(partNames.map(pidOf));
    await stack.stop();
    expect(pids.filter(isAlive)).toEqual([]);
    expect(await readState(options.stateFile)).toBeUndefined();
    stack = await startStack(options);
    await expectKept();
  });

  test('is gone after a reset', async () => {
    await stack.stop();
    await resetStack(options);
    await expect(stat(options.dataDir)).rejects.toThrow('ENOENT');
  });
});
