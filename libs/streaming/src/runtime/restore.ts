import { RevokedError } from '../errors.ts';
import type { ConsumedRecord, TopicPartition } from '../record.ts';
import type { Lease } from './lease.ts';
import { assertStillOnLog, takeOver, type OpenTask } from './open-task.ts';
import type { RunnerOptions } from './runner-options.ts';

/** Takes a partition over from whoever had it and restores its state up to the committed position. */
export async function restore(at: TopicPartition, options: RunnerOptions, lease: Lease): Promise<OpenTask> {
  const { taskFactory, transactions, reader, metrics, log } = options;
  const startedMs = performance.now();
  // Membership first: a zombie that initialises its producer would fence the rightful owner.
  await lease.heartbeat();
  lease.assertHeld();
  const committed = await takeOver(transactions);
  if (committed !== null) await assertStillOnLog(at, reader, committed);
  const { low: logStartOffset } = await reader.offsets(at);
  lease.assertHeld();
  const replay = (from: number, to: number): AsyncIterable<readonly ConsumedRecord[]> =>
    held(reader.read(at, from, to), lease);
  const task = await taskFactory.open({ ...at, committedOffset: committed, logStartOffset }, replay);
  const seconds = (performance.now() - startedMs) / 1000;
  metrics.restoreSeconds(at.topic, seconds);
  log('info', 'partition opened', { ...at, committedOffset: committed, seconds });
  return { task, committed, position: committed, dirty: false };
}

async function* held(
  chunks: AsyncIterable<readonly ConsumedRecord[]>,
  lease: Lease,
): AsyncGenerator<readonly ConsumedRecord[]> {
  for await (const chunk of chunks) {
    lease.assertHeld();
    if (lease.stopping()) throw new RevokedError('the consumer stops');
    yield chunk;
  }
}
