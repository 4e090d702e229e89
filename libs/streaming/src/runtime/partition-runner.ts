import { asError, RetriableError } from '../errors.ts';
import type { ConsumedRecord, TopicPartition } from '../record.ts';
import { stepChunk, type Chunk } from './chunk.ts';
import { commitChunk, type CommitContext } from './commit.ts';
import { keepAlive, type Lease } from './lease.ts';
import { assertStillOnLog, movedOn, type OpenTask } from './open-task.ts';
import { firstAtOrAfter, type PartitionBatch } from './partition-batch.ts';
import { restore } from './restore.ts';
import type { RunnerOptions } from './runner-options.ts';

/** How far a batch got. `position` is where the next fetch has to begin. */
export type RunResult =
  | { readonly kind: 'advanced'; readonly position: number }
  | { readonly kind: 'parked'; readonly position: number; readonly cause: Error };

/**
 * Takes one partition's batches through prepare, process, flush and one transaction per chunk. It alone holds the
 * partition's state. After a rejection a runner that is not `clean` has run ahead of the log: close it and begin anew.
 */
export class PartitionRunner {
  #open: OpenTask | null = null;
  #recheck = false;
  #acquiring: Promise<void> | null = null;
  readonly #at: TopicPartition;
  readonly #options: RunnerOptions;

  constructor(at: TopicPartition, options: RunnerOptions) {
    this.#at = at;
    this.#options = options;
  }

  /** Whether the state equals the log up to the committed position. */
  get clean(): boolean {
    return this.#open?.dirty !== true;
  }

  /** The partition stayed ours over a rebalance: believe the state only if the committed position still fits. */
  recheck(): void {
    this.#recheck = true;
  }

  /** The fetch passed records nobody sees (transaction markers, aborted records) and goes on at `endOffset`. */
  passed(endOffset: number): void {
    const open = this.#open;
    if (open !== null && open.position !== null) open.position = Math.max(open.position, endOffset);
  }

  get opened(): boolean {
    return this.#open !== null;
  }

  /** Where the next fetch has to begin; null before the partition is open and its first batch known. */
  get position(): number | null {
    return this.#open?.position ?? null;
  }

  /** Takes the partition over and restores its state, if that is not done yet. A `RetriableError` means: try later. */
  async acquire(lease: Lease): Promise<void> {
    const { heartbeatMs } = this.#options;
    while (this.#acquiring !== null) await keepAlive(lease, heartbeatMs, settled(this.#acquiring));
    if (this.#open !== null && !this.#recheck) return;
    lease.assertHeld();
    this.#acquiring = this.#acquire(lease).finally(() => {
      this.#acquiring = null;
    });
    await keepAlive(lease, heartbeatMs, this.#acquiring);
  }

  async #acquire(lease: Lease): Promise<void> {
    const open = this.#open;
    if (open !== null && this.#recheck && (await this.#options.transactions.committed()) !== open.committed) {
      open.dirty = true;
      throw movedOn(this.#at);
    }
    this.#recheck = false;
    this.#open ??= await restore(this.#at, this.#options, lease);
  }

  /** Commits a position that has run ahead past control records, so that an idle group shows no lag. */
  async settle(lease: Lease): Promise<void> {
    const open = this.#open;
    if (open === null || this.#recheck || this.#acquiring !== null) return;
    if (open.position === null || open.position <= (open.committed ?? 0)) return;
    open.dirty = true;
    await commitChunk(open, { outputs: [], position: open.position }, this.#context(lease));
  }

  /** Works through a batch. Parks when a dependency is away; throws on revocation, fencing and the unknown. */
  async run(batch: PartitionBatch, lease: Lease): Promise<RunResult> {
    try {
      await this.acquire(lease);
    } catch (thrown) {
      if (thrown instanceof RetriableError)
        return { kind: 'parked', position: batch.fetchedOffset, cause: thrown };
      throw thrown;
    }
    const open = this.#open as OpenTask;
    open.position ??= batch.fetchedOffset;
    if (batch.fetchedOffset > open.position) {
      await assertStillOnLog(this.#at, this.#options.reader, open.position);
      return { kind: 'advanced', position: open.position };
    }
    return this.#runChunks(open, open.position, batch, lease);
  }

  async #runChunks(open: OpenTask, from: number, batch: PartitionBatch, lease: Lease): Promise<RunResult> {
    const { records } = batch;
    const { bounds, deadLetterTopic } = this.#options;
    let next = firstAtOrAfter(records, from);
    while (next < records.length && !lease.stopping()) {
      const first = records[next] as ConsumedRecord;
      const parked = await this.#prepare(records.slice(next, next + bounds.maxRecords), lease);
      if (parked !== null) return { kind: 'parked', position: first.offset, cause: parked };
      lease.assertHeld();
      const startedMs = performance.now();
      open.dirty = true;
      const chunk = stepChunk(open.task, records, next, bounds, deadLetterTopic);
      next += chunk.consumed;
      const steppedMs = performance.now();
      const position = records[next]?.offset ?? batch.endOffset;
      await commitChunk(open, { outputs: chunk.outputs, position }, this.#context(lease));
      this.#observe(chunk, first, startedMs, steppedMs);
      await lease.heartbeat();
    }
    if (next === records.length) this.passed(batch.endOffset);
    return { kind: 'advanced', position: open.position ?? batch.endOffset };
  }

  /** Gives the partition away. The state is dropped, the producer disconnected; an open transaction is left to fencing. */
  async close(): Promise<void> {
    if (this.#acquiring !== null) await settled(this.#acquiring);
    const open = this.#open;
    this.#open = null;
    try {
      await open?.task.close?.();
    } finally {
      await this.#options.transactions.close();
    }
  }

  async #prepare(records: readonly ConsumedRecord[], lease: Lease): Promise<Error | null> {
    let failure: Error | null = null;
    const prepared = this.#options.taskFactory.prepare(records).catch((thrown: unknown) => {
      failure = asError(thrown);
    });
    await keepAlive(lease, this.#options.heartbeatMs, prepared);
    return failure;
  }

  #context(lease: Lease): CommitContext {
    return { at: this.#at, options: this.#options, lease };
  }

  #observe(chunk: Chunk, first: ConsumedRecord, startedMs: number, steppedMs: number): void {
    const { metrics } = this.#options;
    const { topic } = this.#at;
    metrics.stepSeconds(topic, (steppedMs - startedMs) / 1000);
    metrics.transactionSeconds(topic, (performance.now() - steppedMs) / 1000);
    metrics.eventAgeSeconds(topic, Math.max(0, Date.now() - first.timestampMs) / 1000);
    chunk.deadLetters?.forEach((count, reason) => {
      metrics.deadLetters(topic, reason, count);
    });
  }
}

function settled(work: Promise<void>): Promise<void> {
  return work.catch(() => undefined);
}
