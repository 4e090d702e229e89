import { setTimeout as sleep } from 'node:timers/promises';
import type { GroupLag } from '@foreshock/streaming';
import type { Tapes } from '../offline/tapes.ts';
import { percentile } from '../report/statistics.ts';
import { watchWarnings } from './arrivals.ts';
import type { BenchStack } from './bench-stack.ts';
import { start } from './contestants.ts';
import type { ContestantName } from './names.ts';
import { sendPaced } from './paced.ts';
import { track } from './track.ts';
import { afterTheYear } from './warm.ts';

export const RATES = [1_000, 10_000] as const;
/** The beginning of each rate, left out. */
const SETTLE_MS = 1_000;
const BREATHE_MS = 1_000;

/** From the moment an event was due on the log to its warning at a reader of committed records, ms. */
export interface Latency {
  readonly contestant: ContestantName;
  readonly perSecond: number;
  readonly warnings: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** By how much the sender itself was late at worst. */
  readonly senderLateMs: number;
}

/** Paces the day's events over a contestant that has the year behind it, one rate after another. */
export async function latencyOf(
  stack: BenchStack,
  lag: GroupLag,
  name: ContestantName,
  id: string,
  tapes: Tapes,
  seconds: number,
): Promise<Latency[]> {
  const { contestant, targets } = await afterTheYear(stack, lag, tapes, () => start(stack, name, id));
  const records = oneByOne(tapes);
  const results: Latency[] = [];
  let before = targets;
  try {
    for (const perSecond of RATES) {
      const watch = await watchWarnings(stack, contestant);
      await sleep(BREATHE_MS);
      const after = new Map(before);
      const counted = counting(records, after);
      const { startMs, latestMs } = await sendPaced(stack, counted, perSecond, seconds);
      await track(lag, contestant, before, after);
      await sleep(BREATHE_MS);
      await watch.stop();
      const delays = watch.arrivals
        .filter(({ dueMs }) => dueMs >= startMs + SETTLE_MS)
        .map(({ delayMs }) => delayMs);
      results.push({
        contestant: name,
        perSecond,
        warnings: delays.length,
        p50: percentile(delays, 0.5),
        p99: percentile(delays, 0.99),
        p999: percentile(delays, 0.999),
        max: percentile(delays, 1),
        senderLateMs: latestMs,
      });
      before = after;
    }
    return results;
  } finally {
    await contestant.stop();
  }
}

/** The day's records, the partitions in turn. */
function* oneByOne({ day }: Tapes) {
  for (const records of day.batches(1)) yield* records;
}

/** Hands records on and keeps count of where each partition ends. */
function counting<T extends { readonly partition: number }>(
  records: Iterator<T>,
  ends: Map<number, number>,
): Iterator<T> {
  return {
    next() {
      const next = records.next();
      if (next.done !== true) {
        const { partition } = next.value;
        ends.set(partition, (ends.get(partition) ?? 0) + 1);
      }
      return next;
    },
  };
}
