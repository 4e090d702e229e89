import { setTimeout as sleep } from 'node:timers/promises';
import type { GroupLag } from '@foreshock/streaming';
import type { Sample } from '../report/statistics.ts';
import type { Contestant } from './contestants.ts';
import { LOG, type Targets } from './log.ts';
import { cpuSeconds } from './process-figures.ts';

const LOOK_EVERY_MS = 20;
const NO_PROGRESS_MS = 120_000;

/**
 * Looks at a contestant until its group has committed the targets: how many of the events from `from` on are done, and
 * the CPU time at that moment. The first sample is the last one with nothing done.
 * @throws when nothing moves for two minutes or the process ends
 */
export async function track(
  lag: GroupLag,
  contestant: Contestant,
  from: Targets,
  targets: Targets,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const all = sum(targets) - sum(from);
  for (let movedAt = performance.now(); ; await sleep(LOOK_EVERY_MS)) {
    contestant.assertRunning();
    const sample = await look(lag, contestant, from, targets);
    const last = samples.at(-1);
    if (sample.events === 0) samples.length = 0;
    if (sample.events !== last?.events) movedAt = performance.now();
    samples.push(sample);
    if (sample.events >= all) return samples;
    if (performance.now() - movedAt > NO_PROGRESS_MS)
      throw new Error(`${contestant.name} stands still at ${sample.events} of ${all} events`);
  }
}

async function look(
  lag: GroupLag,
  { group, pid }: Contestant,
  from: Targets,
  targets: Targets,
): Promise<Sample> {
  const positions = await lag.positions(group, LOG).catch(() => new Map<number, number>());
  let events = 0;
  for (const [partition, target] of targets) {
    const start = from.get(partition) ?? 0;
    events += Math.max(0, Math.min(target, positions.get(partition) ?? 0) - start);
  }
  return { atMs: performance.now(), events, cpu: cpuSeconds(pid) };
}

const sum = (targets: Targets): number => [...targets.values()].reduce((total, offset) => total + offset, 0);
