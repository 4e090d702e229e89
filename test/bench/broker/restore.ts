import { setTimeout as sleep } from 'node:timers/promises';
import type { GroupLag } from '@foreshock/streaming';
import type { Tapes } from '../offline/tapes.ts';
import type { BenchStack } from './bench-stack.ts';
import { startMonitor, type Contestant } from './contestants.ts';
import { freshLog } from './log.ts';
import { afterTheYear } from './warm.ts';

/** Seconds from the start of a process until the monitor is ready, all partitions its own. */
export interface Restore {
  readonly customers: number;
  readonly events: number;
  /** With nothing on the log: what a process needs to come up. */
  readonly emptySeconds: number;
  readonly fromSnapshotsSeconds: number;
  readonly byReplaySeconds: number;
}

/** Time for the last changes to reach a snapshot, which is taken every five seconds. */
const SNAPSHOTS_WITHIN_MS = 15_000;

export async function measureRestore(
  stack: BenchStack,
  lag: GroupLag,
  id: string,
  tapes: Tapes,
): Promise<Restore> {
  await freshLog(stack);
  const emptySeconds = await secondsToReady(() => startMonitor(stack, `${id}-empty`));
  const first = await afterTheYear(stack, lag, tapes, () => startMonitor(stack, id, 'snapshots'));
  await sleep(SNAPSHOTS_WITHIN_MS);
  await first.contestant.stop();
  const fromSnapshotsSeconds = await secondsToReady(() => startMonitor(stack, id, 'snapshots'));
  const byReplaySeconds = await secondsToReady(() => startMonitor(stack, id));
  const { customers } = tapes;
  return { customers, events: tapes.year.size(), emptySeconds, fromSnapshotsSeconds, byReplaySeconds };
}

async function secondsToReady(start: () => Promise<Contestant>): Promise<number> {
  const begun = performance.now();
  const monitor = await start();
  const seconds = (performance.now() - begun) / 1_000;
  await monitor.stop();
  return seconds;
}
