import { createTopicAdmin } from '@foreshock/streaming';
import { topics } from '@foreshock/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { createTape } from '../offline/tape.ts';
import type { BenchStack } from './bench-stack.ts';

type Tape = ReturnType<typeof createTape>;

export const LOG = 'ledger.events';
/** Record time runs through years in seconds: without this the broker would begin a new segment for every week of it. */
export const ONE_SEGMENT = { 'retention.ms': '-1', 'segment.ms': '9223372036854775807' };
const RECORDS_PER_REQUEST = 8_000;

/** Empties the log by making it anew. */
export async function freshLog(stack: BenchStack): Promise<void> {
  const partitions = topics.find(({ name }) => name === LOG)?.partitions ?? 8;
  const admin = await createTopicAdmin(stack.kafka('bench'));
  try {
    await admin.deleteTopics([LOG]);
    for (const until = performance.now() + 30_000; ; await sleep(100)) {
      const made = await admin
        .ensureTopics([{ name: LOG, partitions, config: ONE_SEGMENT }])
        .then(({ created }) => created.length > 0)
        .catch((error: unknown) => {
          if (performance.now() > until) throw error;
          return false;
        });
      if (made) return;
      if (performance.now() > until) throw new Error(`${LOG} did not go away within 30 s`);
    }
  } finally {
    await admin.close();
  }
}

/**
 * Appends a tape to the log. At once: in one transaction, so that a reader of committed records sees nothing of it and
 * then all of it.
 * @returns the moment at which it could be seen, by `performance.now()`
 */
export async function appendTape(
  stack: BenchStack,
  tape: Tape,
  how: 'as it comes' | 'at once',
): Promise<number> {
  const transactional = how === 'at once';
  const producer = stack.kafka('bench').producer({
    idempotent: transactional,
    ...(transactional ? { transactionalId: 'bench-loader', transactionTimeout: 300_000 } : {}),
  });
  await producer.connect();
  try {
    const to = transactional ? await producer.transaction() : producer;
    for (const records of tape.batches(RECORDS_PER_REQUEST)) {
      const messages = records.map(({ key, value, timestampMs, partition }) => ({
        key,
        value,
        partition,
        timestamp: String(timestampMs),
      }));
      await to.send({ topic: LOG, acks: -1, messages });
    }
    if ('commit' in to) await to.commit();
    return performance.now();
  } finally {
    await producer.disconnect();
  }
}

/** The offset that has to be committed, by partition. */
export type Targets = ReadonlyMap<number, number>;

/** The offset after the last record of each partition once the tapes are on the log one after another. */
export function targetsAfter(tape: Tape, before: Targets = new Map()): Targets {
  const targets = new Map(before);
  for (const [partition, end] of tape.ends().entries()) if (end > 0) targets.set(partition, end);
  return targets;
}
