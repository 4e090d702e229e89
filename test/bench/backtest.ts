import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replayInThread, writeLogFile } from '@foreshock/cli';
import { createFakeRegistry, createCodec } from '@foreshock/contracts';
import { Command } from 'commander';
import { recordTapes } from './offline/tapes.ts';
import { readPolicy } from './workload/policy.ts';
import { whole } from './options.ts';

const options = new Command('backtest')
  .option('--customers <n>', 'customers', whole, 10_000)
  .option('--events <n>', 'events of the period, ticks included', whole, 1_000_000)
  .option('--day-events <n>', 'further events, of the one day after it', whole, 1)
  .option('--days <n>', 'calendar days of the period', whole, 450)
  .option('--partitions <n>', 'partitions of the log', whole, 8)
  .option('--seed <n>', 'seed of the workload', whole, 1)
  .option('--keep <file>', 'keep the exported log there')
  .parse()
  .opts<{ customers: number; events: number; dayEvents: number; days: number; partitions: number; seed: number; keep?: string }>();
const registry = createFakeRegistry();
const codec = createCodec(registry);
await codec.registerAll();
const { year, day } = recordTapes(codec, readPolicy(), options);
function* byPartition() {
  for (let partition = 0; partition < options.partitions; partition++) {
    for (const tape of [year, day])
    for (const batch of tape.batches(2000)) if (batch[0]?.partition === partition) yield batch;
  }
}
const file = options.keep ?? join(mkdtempSync(join(tmpdir(), 'foreshock-')), 'log.gz');
const records = await writeLogFile(file, byPartition(), (id) => registry.schemaById(id));
console.log(records, 'records', statSync(file).size, 'bytes');
const order = { file, choice: { kind: 'as-activated' }, materiality: { moreThanMinor: 2500, moreThanRatio: 0.01 }, to: null } as const;
let t = performance.now();
let c = process.cpuUsage();
const track = await replayInThread(order, () => undefined);
console.log('one', performance.now() - t, process.cpuUsage(c), track.customers.length, track.records, track.refused);
t = performance.now();
c = process.cpuUsage();
await Promise.all([replayInThread(order, () => undefined), replayInThread(order, () => undefined)]);
console.log('two', performance.now() - t, process.cpuUsage(c));
if (options.keep === undefined) rmSync(file);
