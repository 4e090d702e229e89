import type { BenchStack } from './bench-stack.ts';
import type { Contestant } from './contestants.ts';

/** A warning's arrival at a reader of committed records. */
export interface Arrival {
  /** When its event was due on the log, ms. */
  readonly dueMs: number;
  readonly delayMs: number;
}

/** Reads a contestant's warnings as they come, from now on, and notes how long each took since its event was due. */
export async function watchWarnings(stack: BenchStack, contestant: Contestant) {
  const arrivals: Arrival[] = [];
  const consumer = stack.kafka('bench').consumer({
    groupId: `${contestant.group}-watch-${Date.now()}`,
    maxWaitTimeInMs: 100,
    minBytes: 1,
  });
  await consumer.connect();
  await consumer.subscribe({ topic: contestant.warnings, fromBeginning: false });
  const joined = new Promise<void>((resolve) => {
    consumer.on(consumer.events.GROUP_JOIN, () => {
      resolve();
    });
  });
  await consumer.run({
    eachBatch: ({ batch }) => {
      const now = Date.now();
      for (const { timestamp, headers } of batch.messages) {
        // ours carries its event's time in a header, the peer's record bears it itself
        const time = headers?.['ce_time'];
        const dueMs = time === undefined ? Number(timestamp) : Date.parse(String(time));
        arrivals.push({ dueMs, delayMs: now - dueMs });
      }
      return Promise.resolve();
    },
  });
  await joined;
  return { arrivals, stop: () => consumer.disconnect() };
}
