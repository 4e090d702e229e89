import { asError, FencedError, RetriableError, RevokedError } from '../errors.ts';
import type { StreamingLog } from '../log.ts';
import type { StreamingMetrics } from '../metrics.ts';
import type { ConsumedRecord, OutputRecord, TopicPartition } from '../record.ts';
import type { PartitionTask, TaskFactory } from '../task.ts';
import { stepChunk, type Chunk, type ChunkBounds } from './chunk.ts';
import { keepAlive, type Lease } from './lease.ts';
import type { LogReader } from './log-reader.ts';
import { firstAtOrAfter, type PartitionBatch } from './partition-batch.ts';
import type { Transactions } from './transactions.ts';

export interface RunnerOptions {
  readonly groupId: string;
  readonly taskFactory: TaskFactory;
  readonly transactions: Transactions;
  readonly reader: LogReader;
  readonly deadLetterTopic: string;
  readonly bounds: ChunkBounds;
  readonly heartbeatMs: number;
  /** Times the same outputs are sent again before the process gives up. */
  readonly maxResends: number;
  readonly metrics: StreamingMetrics;
  readonly log: StreamingLog;
}

/** How far a batch got. `position` is where the next fetch has to begin. */
export type RunResult =
  | { readonly kind: 'advanced'; readonly position: number }
  | { readonly kind: 'parked'; readonly position: number; readonly cause: Error };

interface OpenTask {
  readonly task: PartitionTask;
  /** The group's position as last committed; null before the first commit. */
  committed: number | null;
  /** Where the next fetch has to begin; past control records it runs ahead of `committed`. Null before the first. */
  position: number | null;
  /** Records were processed whose transaction is not known to be committed. */
  dirty: boolean;
}

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
      throw this.#movedOn();
    }
    this.#recheck = false;
    this.#open ??= await this.#restore(lease);
  }

  /** Commits a position that has run ahead past control records, so that an idle group shows no lag. */
  async settle(lease: Lease): Promise<void> {
    const open = this.#open;
    if (open === null || this.#recheck || this.#acquiring !== null) return;
    if (open.position === null || open.position <= (open.committed ?? 0)) return;
    open.dirty = true;
    await this.#commit(open, [], open.position, lease);
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
      await this.#assertStillOnLog(open.position);
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
      await this.#commit(open, chunk.outputs, records[next]?.offset ?? batch.endOffset, lease);
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

  async #restore(lease: Lease): Promise<OpenTask> {
    const { taskFactory, reader, metrics, log } = this.#options;
    const startedMs = performance.now();
    // Membership first: a zombie that initialises its producer would fence the rightful owner.
    await lease.heartbeat();
    lease.assertHeld();
    const committed = await this.#takeOver();
    if (committed !== null) await this.#assertStillOnLog(committed);
    lease.assertHeld();
    const replay = (from: number, to: number): AsyncIterable<readonly ConsumedRecord[]> =>
      held(reader.read(this.#at, from, to), lease);
    const task = await taskFactory.open({ ...this.#at, committedOffset: committed }, replay);
    const seconds = (performance.now() - startedMs) / 1000;
    metrics.restoreSeconds(this.#at.topic, seconds);
    log('info', 'partition opened', { ...this.#at, committedOffset: committed, seconds });
    return { task, committed, position: committed, dirty: false };
  }

  /** Fences the former owner and ends its transaction; only then is the committed position final. */
  async #takeOver(): Promise<number | null> {
    await this.#options.transactions.init();
    return this.#options.transactions.committed();
  }

  async #assertStillOnLog(position: number): Promise<void> {
    const { low } = await this.#options.reader.offsets(this.#at);
    if (low <= position) return;
    throw new Error(
      `${this.#name}: offsets ${String(position)} to ${String(low - 1)} fell to retention before they were consumed; ` +
        `raise the topic's retention and set the group's offset by hand`,
    );
  }

  async #prepare(records: readonly ConsumedRecord[], lease: Lease): Promise<Error | null> {
    let failure: Error | null = null;
    const prepared = this.#options.taskFactory.prepare(records).catch((thrown: unknown) => {
      failure = asError(thrown);
    });
    await keepAlive(lease, this.#options.heartbeatMs, prepared);
    return failure;
  }

  /** Commits the chunk; while the outcome is unknown, settles it and sends the kept outputs again. */
  async #commit(
    open: OpenTask,
    outputs: readonly OutputRecord[],
    position: number,
    lease: Lease,
  ): Promise<void> {
    const { transactions, heartbeatMs, maxResends, log, metrics } = this.#options;
    for (let attempt = 0; ; attempt++) {
      lease.assertHeld();
      try {
        await keepAlive(lease, heartbeatMs, transactions.transact(outputs, position));
        break;
      } catch (thrown) {
        if (thrown instanceof FencedError || thrown instanceof RevokedError || attempt >= maxResends)
          throw thrown;
        metrics.restarts(this.#options.groupId, 'transaction');
        log('warn', 'transaction outcome unknown', { ...this.#at, position, cause: String(thrown) });
      }
      await lease.heartbeat();
      lease.assertHeld();
      const committed = await keepAlive(lease, heartbeatMs, this.#takeOver());
      if (committed === position) break;
      if (committed !== open.committed) throw this.#movedOn();
    }
    open.committed = position;
    open.position = position;
    open.dirty = false;
    open.task.committed?.(position);
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

  #movedOn(): RevokedError {
    return new RevokedError(`${this.#name} was moved on by another consumer`);
  }

  get #name(): string {
    return `${this.#at.topic}/${String(this.#at.partition)}`;
  }
}

function settled(work: Promise<void>): Promise<void> {
  return work.catch(() => undefined);
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
