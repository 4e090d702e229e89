import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replayInThread, writeLogFile } from '@foreshock/cli';
import { createCodec, createFakeRegistry } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { Command } from 'commander';
import { recordTapes, type Tapes } from './offline/tapes.ts';
import { whole } from './options.ts';
import { readPolicy } from './workload/policy.ts';

/** How long a backtest takes: the workload's year as an exported log, replayed by two threads at once. */
const options = new Command('backtest')
  .description('Time of a backtest, two policies at once, over the year of the workload')
  .option('--customers <n>', 'customers', whole, 10_000)
  .option('--events <n>', 'events of the year, ticks included', whole, 1_000_000)
  .option('--days <n>', 'calendar days of the year', whole, 450)
  .option('--partitions <n>', 'partitions of the log', whole, 8)
  .option('--seed <n>', 'seed of the workload', whole, 1)
  .parse()
  .opts<{ customers: number; events: number; days: number; partitions: number; seed: number }>();

const folder = mkdtempSync(join(tmpdir(), 'foreshock-bench-'));
try {
  const file = join(folder, 'log.gz');
  const registry = createFakeRegistry();
  const codec = createCodec(registry);
  await codec.registerAll();
  const tapes = recordTapes(codec, readPolicy(), { ...options, dayEvents: options.partitions });
  const records = await writeLogFile(file, byPartition(tapes), (id) => registry.schemaById(id));
  const materiality = { moreThanMinor: 2500, moreThanRatio: 0.01 };
  const order = { file, choice: { kind: 'as-activated' }, materiality, to: null } as const;
  const [startedAt, before] = [performance.now(), process.cpuUsage()];
  await Promise.all([replayInThread(order, () => undefined), replayInThread(order, () => undefined)]);
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  console.log(`${records} records, both policies: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} CPU s`);
  console.log(
    `${Math.round(records / seconds)} events/s, ${((cpu * 1e6) / 2 / records).toFixed(1)} CPU µs an event and policy`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function* byPartition({ year }: Tapes): Generator<readonly ConsumedRecord[]> {
  for (let partition = 0; partition < options.partitions; partition++)
    for (const batch of year.batches(2000)) if (batch[0]?.partition === partition) yield batch;
}
