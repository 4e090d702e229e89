import { createCodec, createFakeRegistry, minorUnits, type Codec } from '@foreshock/contracts';
import { silent } from '@foreshock/streaming';
import { beforeAll, expect, it } from 'vitest';
import { MonitorTask } from '../task.ts';
import { createFakeArchive } from './fake-archive.ts';
import { createFakeSnapshots } from './fake-store.ts';
import { noSnapshotMetrics } from './metrics.ts';
import { SnapshotWriter } from './writer.ts';

let codec: Codec;
beforeAll(async () => {
  codec = createCodec(createFakeRegistry());
  await codec.registerAll();
});

it('leaves a partition alone that was given away while another one had its turn', async () => {
  const store = createFakeSnapshots();
  const hold: (() => void)[] = [];
  const slow = {
    ...store,
    append: async (...args: Parameters<typeof store.append>) => {
      await new Promise<void>((resolve) => hold.push(resolve));
      await store.append(...args);
    },
  };
  const sources = { group: 'g', snapshots: slow, archive: createFakeArchive(), metrics: noSnapshotMetrics };
  const writer = new SnapshotWriter({ ...sources, log: silent }, 0, 1);
  const [first, second] = [0, 1].map((partition) => {
    const task = new MonitorTask(codec, partition, minorUnits, () => undefined);
    writer.open(task, { topic: 'ledger.events', partition }, null);
    task.restored(5);
    return task;
  }) as [MonitorTask, MonitorTask];
  const round = writer.round();
  const closing = writer.close(second);
  let settled = false;
  const all = Promise.all([round, closing]).finally(() => (settled = true));
  while (!settled) {
    hold.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect(all).resolves.toBeDefined();
  expect(store.rows).toBe(2);
  await writer.close(first);
});
