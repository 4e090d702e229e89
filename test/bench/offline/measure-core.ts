import type { ConsumedRecord } from '@foreshock/streaming';
import { readPolicy } from '../workload/policy.ts';
import { offlineCodec } from './frames.ts';
import { memoryInUse } from './memory.ts';
import { createMonitor } from './monitor.ts';
import { createStages } from './stages.ts';
import { Stopwatch } from './stopwatch.ts';
import { createTape } from './tape.ts';
import { recordTapes } from './tapes.ts';

export interface CoreOptions {
  readonly workload: string;
  readonly customers: number;
  readonly events: number;
  readonly dayEvents?: number;
  readonly days: number;
  readonly partitions: number;
  readonly batch: number;
  readonly policy?: string;
  readonly seed: number;
  readonly stages: boolean;
}

/** Drives the monitor's tasks over the workload, as a whole, and once more stage by stage. */
export async function measureCore(options: CoreOptions) {
  const { partitions, batch: size } = options;
  const codec = await offlineCodec();
  const { base, timed } = tapes(options, codec);
  for (const batch of timed.batches(size)) await codec.ensure(batch.map(({ value }) => value));
  for (const batch of base.batches(size)) await codec.ensure(batch.map(({ value }) => value));

  const before = memoryInUse();
  const monitor = createMonitor(codec, partitions);
  for (const batch of base.batches(size)) monitor.run(batch);
  const loaded = { ...monitor.outputs };
  const whole = new Stopwatch();
  const secondHalf = new Stopwatch();
  const half = timed.size() / 2;
  let events = 0;
  let eventsOfSecondHalf = 0;
  /** A declaration: tsx hides the name of an arrow function from profiles, and `flame.ts --below runTimed` needs it. */
  function runTimed(batch: readonly ConsumedRecord[]): void {
    monitor.run(batch);
  }
  for (const batch of timed.batches(size)) {
    const watch = events < half ? [whole] : [whole, secondHalf];
    for (const one of watch) one.start();
    runTimed(batch);
    for (const one of watch) one.stop();
    if (events >= half) eventsOfSecondHalf += batch.length;
    events += batch.length;
  }
  const after = memoryInUse();
  const customers = monitor.customers();
  return {
    workload: options.workload,
    events,
    customers,
    cpuUsPerEvent: whole.cpuUs / events,
    cpuUsPerEventSecondHalf: secondHalf.cpuUs / eventsOfSecondHalf,
    ...(options.stages ? { stages: stagesOf(options, codec, base, timed, events) } : {}),
    outputs: difference(monitor.outputs, loaded),
    heapBytesPerCustomer: (after.heap - before.heap) / customers,
    externalBytesPerCustomer: (after.external - before.external) / customers,
  };
}

type Codec = Awaited<ReturnType<typeof offlineCodec>>;
type Tape = ReturnType<typeof createTape>;

/** What is loaded before the clock starts, and what is timed. */
function tapes(options: CoreOptions, codec: Codec): { readonly base: Tape; readonly timed: Tape } {
  const onDay = options.workload === 'day';
  const dayEvents = onDay ? (options.dayEvents ?? options.events) : 0;
  const { year, day } = recordTapes(codec, readPolicy(options.policy), { ...options, dayEvents });
  return onDay ? { base: year, timed: day } : { base: createTape(options.partitions), timed: year };
}

/** CPU µs an event by stage. */
function stagesOf(options: CoreOptions, codec: Codec, base: Tape, timed: Tape, events: number) {
  const stages = createStages(codec, options.partitions);
  for (const batch of base.batches(options.batch)) stages.run(batch);
  for (const watch of Object.values(stages.watches)) watch.cpuUs = 0;
  for (const batch of timed.batches(options.batch)) stages.run(batch);
  const { read, step, encode } = stages.watches;
  return { read: read.cpuUs / events, step: step.cpuUs / events, encode: encode.cpuUs / events };
}

function difference(after: Record<string, number>, before: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(after).map(([key, value]) => [key, value - (before[key] ?? 0)]));
}
