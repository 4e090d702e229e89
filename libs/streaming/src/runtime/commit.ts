import { FencedError, RevokedError } from '../errors.ts';
import type { OutputRecord, TopicPartition } from '../record.ts';
import { keepAlive, type Lease } from './lease.ts';
import { movedOn, takeOver, type OpenTask } from './open-task.ts';
import type { RunnerOptions } from './runner-options.ts';

export interface CommitContext {
  readonly at: TopicPartition;
  readonly options: RunnerOptions;
  readonly lease: Lease;
}

export interface ChunkCommit {
  readonly outputs: readonly OutputRecord[];
  /** First offset after the chunk. */
  readonly position: number;
}

/**
 * Commits a chunk. While the outcome is unknown, a new producer settles it: if the position has moved the chunk is in,
 * if not the same outputs go again. The task is not asked twice.
 */
export async function commitChunk(open: OpenTask, chunk: ChunkCommit, context: CommitContext): Promise<void> {
  const { at, options, lease } = context;
  const { transactions, heartbeatMs, metrics, log } = options;
  const { outputs, position } = chunk;
  for (let attempt = 0; ; attempt++) {
    lease.assertHeld();
    try {
      await keepAlive(lease, heartbeatMs, transactions.transact(outputs, position));
      break;
    } catch (thrown) {
      const lost = thrown instanceof FencedError || thrown instanceof RevokedError;
      if (lost || attempt >= options.maxResends) throw thrown;
      metrics.restarts(options.groupId, 'transaction');
      log('warn', 'transaction outcome unknown', { ...at, position, cause: String(thrown) });
    }
    await lease.heartbeat();
    lease.assertHeld();
    const committed = await keepAlive(lease, heartbeatMs, takeOver(transactions));
    if (committed === position) break;
    if (committed !== open.committed) throw movedOn(at);
  }
  open.committed = position;
  open.position = position;
  open.dirty = false;
  open.task.committed?.(position);
}
