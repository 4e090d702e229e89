import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCodec, createSchemaRegistry, topicByName } from '@foreshock/contracts';
import { stackOptions, startStack, type Stack } from '@foreshock/local-stack';
import { createLogProducer, createLogReader, kafkaClientOf } from '@foreshock/streaming';
import { Pipeline } from '../e2e/pipeline.ts';
import { check, type Checked } from './check.ts';
import { Cluster } from './cluster.ts';
import type { Fault } from './faults.ts';
import { Load } from './load.ts';
import { Progress } from './progress.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ChaosOptions {
  readonly faults: readonly Fault[];
  readonly eventsPerSecond: number;
  readonly customers: number;
  readonly dayMs: number;
  readonly seed: number;
  readonly onLine: (line: string) => void;
}

/** What one fault did. Seconds count from the moment the part was back. */
export interface FaultResult {
  readonly fault: string;
  readonly seconds: number;
  /** Records that the broker acknowledged from just before the fault until everything had caught up. */
  readonly acknowledged: number;
  readonly monitorSeconds: number;
  readonly warehouseSeconds: number;
  readonly proof: string;
}

/** A run that came about, or why there is no result: a stack that did not come up says nothing about the product. */
export type ChaosReport =
  | { readonly kind: 'no-result'; readonly reason: string }
  | {
      readonly kind: 'result';
      readonly faults: readonly FaultResult[];
      readonly checked: Checked;
      /** Services that ended by themselves, and were started again. */
      readonly restarts: readonly string[];
      readonly seconds: number;
    };

/** Faults, one after another, on a stack of its own under a steady load; then the books are compared. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const folder = join(root, '.foreshock');
  await mkdir(folder, { recursive: true });
  const home = await mkdtemp(join(folder, 'chaos-'));
  const settings = stackOptions(root, { ...process.env, FORESHOCK_HOME: home });
  const startedMs = performance.now();
  let stack: Stack;
  try {
    stack = await startStack(settings);
  } catch (thrown) {
    await rm(home, { recursive: true, force: true });
    return { kind: 'no-result', reason: `the stack did not come up: ${String(thrown)}` };
  }
  options.onLine(`stack up after ${seconds(startedMs).toFixed(0)} s`);
  const cluster = new Cluster(new Pipeline(stack.endpoints), settings);
  try {
    return await disturb(cluster, options, startedMs);
  } finally {
    await cluster.stop();
    await stack.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function disturb(cluster: Cluster, options: ChaosOptions, startedMs: number): Promise<ChaosReport> {
  const { pipeline } = cluster;
  const codec = createCodec(createSchemaRegistry({ url: pipeline.config.FORESHOCK_REGISTRY_URL }));
  try {
    await pipeline.provision();
    await codec.registerAll();
    await pipeline.activateDefaultPolicy();
    await cluster.scale('monitor', 1);
    await cluster.scale('warehouse', 1);
  } catch (thrown) {
    return { kind: 'no-result', reason: `the services did not come up: ${String(thrown)}` };
  }
  const kafka = kafkaClientOf(pipeline.config, 'foreshock-chaos');
  const producer = createLogProducer({ kafka });
  const { eventsPerSecond, customers, dayMs, seed } = options;
  const { partitions } = topicByName('ledger.events');
  const load = new Load({ producer, codec, partitions, customers, eventsPerSecond, dayMs, seed });
  const progress = new Progress(pipeline);
  const reader = createLogReader(kafka);
  const tables = pipeline.clickhouse();
  load.start();
  try {
    await progress.monitorReaches((await progress.logEnds()) + 1);
    const faults: FaultResult[] = [];
    for (const fault of options.faults) {
      const result = await measure(fault, cluster, progress, load);
      options.onLine(
        `${result.fault}: caught up ${Math.max(result.monitorSeconds, result.warehouseSeconds).toFixed(1)} s after`,
      );
      faults.push(result);
    }
    await load.stop();
    await progress.rest();
    const checked = await check(reader, tables, codec, load.eventIds);
    return { kind: 'result', faults, checked, restarts: cluster.restarts, seconds: seconds(startedMs) };
  } finally {
    await load.stop();
    await Promise.allSettled([progress.close(), producer.close(), reader.close(), tables.close()]);
  }
}

async function measure(fault: Fault, cluster: Cluster, progress: Progress, load: Load): Promise<FaultResult> {
  const before = load.acknowledged;
  const startedMs = performance.now();
  const proof = await fault.happen(cluster, progress);
  const took = seconds(startedMs);
  const ends = await progress.logEnds();
  const [monitorSeconds, warehouseSeconds] = await Promise.all([
    progress.monitorReaches(ends),
    progress.warehouseReaches(ends),
  ]);
  const acknowledged = load.acknowledged - before;
  return { fault: fault.name, seconds: took, acknowledged, monitorSeconds, warehouseSeconds, proof };
}

const seconds = (sinceMs: number): number => (performance.now() - sinceMs) / 1_000;
