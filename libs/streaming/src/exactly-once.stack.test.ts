import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually, uniqueName } from '@foreshock/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExactlyOnceRuntime } from './exactly-once.ts';
import type { ExactlyOnceOptions } from './exactly-once-options.ts';
import { createLogProducer } from './log-producer.ts';
import type { ConsumedRecord, OutputRecord } from './record.ts';
import { createGroupLag } from './group-lag.ts';
import { noMetrics } from './metrics.ts';
import type { TaskFactory } from './task.ts';
import { counting } from './testing/counting-task.ts';
import { stackTopics, type StackTopics } from './testing/stack.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];
const inputs = (topic: string, from: number, count: number): OutputRecord[] =>
  Array.from({ length: count }, (_, i) => ({
    topic,
    key: KEYS[(from + i) % KEYS.length] ?? 'a',
    value: Buffer.from(String(from + i)),
  }));

/** What every key's outputs have to be after inputs 0..count-1. */
function expected(count: number): Record<string, string[]> {
  const byKey: Record<string, string[]> = {};
  for (let i = 0; i < count; i++) {
    const outputs = (byKey[KEYS[i % KEYS.length] ?? 'a'] ??= []);
    outputs.push(`${String(i)}#${String(outputs.length + 1)}`);
  }
  return byKey;
}

function byKey(records: readonly ConsumedRecord[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const one of records) (found[String(one.key)] ??= []).push(String(one.value));
  return found;
}

describe('the exactly-once runtime on a real broker', () => {
  let stack: StackTopics;
  let input: string;
  let output: string;
  let letters: string;
  let groupId: string;
  let failures: Error[];
  let running: ExactlyOnceRuntime[];

  beforeEach(async () => {
    stack = await stackTopics();
    [input, output, letters] = [
      await stack.topic('in', 2),
      await stack.topic('out', 2),
      await stack.topic('dlq', 2),
    ];
    groupId = uniqueName('group');
    failures = [];
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((one) => one.stop()));
    await stack.close();
    expect(failures).toEqual([]);
  });

  const start = async (
    taskFactory: TaskFactory,
    more: Partial<ExactlyOnceOptions> = {},
  ): Promise<ExactlyOnceRuntime> => {
    const runtime = new ExactlyOnceRuntime({
      kafka: stack.kafka,
      groupId,
      topics: [input],
      taskFactory,
      deadLetterTopic: letters,
      onFatal: (error) => failures.push(error),
      sessionTimeoutMs: 6_000,
      heartbeatMs: 500,
      ...more,
    });
    running.push(runtime);
    await runtime.start();
    return runtime;
  };
  const stop = async (runtime: ExactlyOnceRuntime): Promise<void> => {
    running = running.filter((one) => one !== runtime);
    await runtime.stop();
  };

  it('publishes each record once, in order per key, with dead letters byte for byte', async () => {
    await start(counting(output), { maxRecordsPerTransaction: 50 });
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const bad: OutputRecord = {
      topic: input,
      key: Buffer.from([0, 255]),
      value: Buffer.from('bad'),
      headers: { traceparent },
    };
    await stack.send([...inputs(input, 0, 300), bad, ...inputs(input, 300, 300)]);
    expect(byKey(await stack.waitFor(output, 600))).toEqual(expected(600));
    const [letter] = await stack.waitFor(letters, 1);
    expect(letter?.key).toEqual(bad.key);
    expect(letter?.value).toEqual(bad.value);
    expect(String(letter?.headers['traceparent'])).toBe(traceparent);
    expect(String(letter?.headers['__connect.errors.topic'])).toBe(input);
    expect(String(letter?.headers['__connect.errors.exception.class.name'])).toBe('bad-value');
  });

  it('goes on where it stopped, with the state of before, over transaction markers in its input', async () => {
    const writer = createLogProducer({ kafka: stack.kafka, transactionalId: uniqueName('writer') });
    for (let i = 0; i < 10; i++) await writer.transact(inputs(input, i * 6, 6));
    await writer.close();
    const first = counting(output);
    const before = await start(first);
    await stack.waitFor(output, 60);
    await stop(before);
    expect(first.closed).toHaveLength(first.opened.length);
    const second = counting(output);
    await start(second);
    await stack.send(inputs(input, 60, 60));
    expect(byKey(await stack.waitFor(output, 120))).toEqual(expected(120));
    expect(second.opened.every((name) => !name.endsWith('@null'))).toBe(true);
  });

  it('shares partitions between two consumers and takes them back', async () => {
    const tasks = counting(output);
    const one = await start(tasks);
    await stack.send(inputs(input, 0, 100));
    await stack.waitFor(output, 100);
    const two = await start(counting(output));
    await stack.send(inputs(input, 100, 200));
    await stack.waitFor(output, 300);
    await eventually('both ready', () => (one.ready && two.ready ? true : undefined));
    await stack.send(inputs(input, 300, 100));
    await stack.waitFor(output, 400);
    await stop(two);
    await stack.send(inputs(input, 400, 100));
    expect(byKey(await stack.waitFor(output, 500))).toEqual(expected(500));
  });

  it('is ready once every assigned partition is restored, before any record comes', async () => {
    const tasks = counting(output);
    const runtime = await start(tasks);
    await eventually('ready', () => (runtime.ready ? true : undefined));
    expect(tasks.opened.toSorted()).toEqual(['0@null', '1@null']);
  });

  it('parks while a dependency is away and loses nothing', async () => {
    let away = true;
    const prepare = (): Promise<void> =>
      away ? Promise.reject(new Error('registry away')) : Promise.resolve();
    let tries = 0;
    await start({ ...counting(output), prepare: () => (tries++, prepare()) }, { maxParkMs: 300 });
    await stack.send(inputs(input, 0, 60));
    await eventually('several tries', () => (tries > 6 ? true : undefined));
    expect(await stack.committed(output)).toEqual([]);
    away = false;
    expect(byKey(await stack.waitFor(output, 60))).toEqual(expected(60));
    expect(await stack.committed(letters)).toEqual([]);
  });

  it('ends the process on an error nobody expects', async () => {
    const broken: TaskFactory = {
      ...counting(output),
      open: () =>
        Promise.resolve({
          process: () => {
            throw new TypeError('a bug');
          },
          flush: () => [],
        }),
    };
    await start(broken);
    await stack.send(inputs(input, 0, 2));
    await eventually('the failure', () => failures[0]);
    expect(failures.splice(0).map(String)).toEqual(['TypeError: a bug']);
  });

  it('stops within its time although a task does not open', async () => {
    const stuck: TaskFactory = { ...counting(output), open: () => new Promise(() => undefined) };
    let batches = 0;
    const metrics = { ...noMetrics, batch: () => void batches++ };
    const runtime = await start(stuck, { stopTimeoutMs: 1_000, metrics });
    await stack.send(inputs(input, 0, 2));
    await eventually('a batch that waits', () => (batches > 0 ? true : undefined));
    const startedMs = performance.now();
    await stop(runtime);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  });

  it('commits past the markers at the end of its input, so that an idle group shows no lag', async () => {
    const writer = createLogProducer({ kafka: stack.kafka, transactionalId: uniqueName('writer') });
    const lag = await createGroupLag(stack.kafka);
    await start(counting(output));
    for (let i = 0; i < 20; i++) await writer.transact(inputs(input, i, 1));
    await stack.waitFor(output, 20);
    const none = async (): Promise<true | undefined> =>
      (await lag.records(groupId, [input])) === 0 ? true : undefined;
    await eventually('no lag', none);
    await Promise.all([writer.close(), lag.close()]);
  });

  it('loses and doubles nothing when the process is killed again and again', async () => {
    const total = 3_000;
    const worker = fileURLToPath(new URL('./testing/counting-worker.ts', import.meta.url));
    const settings = JSON.stringify({ input, output, letters, groupId });
    const args = ['--conditions=@foreshock/source', '--import', 'tsx', worker, settings];
    const spawned = (): ChildProcess =>
      spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    await stack.send(inputs(input, 0, total));
    let child = spawned();
    for (let kills = 1; kills <= 3; kills++) {
      await stack.waitFor(output, kills * 500);
      child.kill('SIGKILL');
      await once(child, 'exit');
      child = spawned();
    }
    const records = await stack.waitFor(output, total);
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(byKey(records)).toEqual(expected(total));
    expect(await stack.committed(output)).toHaveLength(total);
  });
});
