import type { TopicPartition } from '@foreshock/streaming';
import type { MonitorTask } from '../task.ts';
import { generationOf, isSpent, newGeneration, type Generation } from './generation.ts';
import type { Sources } from './sources.ts';
import type { Snapshot, SnapshotOwner } from './store.ts';
import { cut, INSERT_BYTES, writeCut, type Written } from './write-snapshot.ts';

/** Time for the chunk under way to be committed before the partition's turn passes. */
const REST_WITHIN_MS = 2_000;
const MAX_BACK_OFF_MS = 60_000;

interface Kept {
  readonly owner: SnapshotOwner;
  generation: Generation;
  /** Offset of the last complete snapshot; an empty state needs none. */
  offset: number;
  /** When the state was last known to be stored. */
  storedMs: number;
  /** The write under way; settles in any case. */
  writing: Promise<void>;
  failures: number;
  notBeforeMs: number;
}

/** Writes snapshots of the open partitions one after another, beside the work on the log, which never waits for it. */
export class SnapshotWriter {
  readonly sources: Sources;
  readonly #intervalMs: number;
  readonly #insertBytes: number;
  readonly #open = new Map<MonitorTask, Kept>();
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> = Promise.resolve();
  readonly #closing = new Set<Promise<void>>();

  /** @param insertBytes bytes of state in one insert, at least */
  constructor(sources: Sources, intervalMs: number, insertBytes = INSERT_BYTES) {
    this.#insertBytes = insertBytes;
    this.sources = sources;
    this.#intervalMs = intervalMs;
  }

  /** A partition was restored. @param snapshot what its state began with: later changes are added to that */
  open(task: MonitorTask, { topic, partition }: TopicPartition, snapshot: Snapshot | null): void {
    this.#open.set(task, {
      owner: { group: this.sources.group, topic, partition },
      generation: snapshot === null ? newGeneration() : generationOf(snapshot),
      offset: snapshot?.offset ?? 0,
      storedMs: Date.now(),
      writing: Promise.resolve(),
      failures: 0,
      notBeforeMs: 0,
    });
  }

  /** The partition goes away: what is not stored yet is written, if the state is at rest. */
  close(task: MonitorTask): Promise<void> {
    const kept = this.#open.get(task);
    if (kept === undefined) return Promise.resolve();
    this.#open.delete(task);
    const closing = kept.writing
      .then(() => task.whenAtRest((offset) => this.#write(task, kept, offset))())
      .then(() => kept.writing);
    this.#closing.add(closing);
    return closing.finally(() => this.#closing.delete(closing));
  }

  start(): void {
    const next = () => {
      this.#round = this.round().finally(() => {
        if (this.#timer !== null) this.#timer = setTimeout(next, this.#intervalMs);
      });
    };
    this.#timer = setTimeout(next, this.#intervalMs);
  }

  /** Waits for the last snapshots of partitions that were given away. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#round;
    await Promise.all(this.#closing);
  }

  /** Gives every open partition its turn. Failures are counted and tried again later. */
  async round(): Promise<void> {
    for (const [task, kept] of [...this.#open]) {
      // given away while another one had its turn: whoever closed it has taken its last snapshot
      if (!this.#open.has(task) || Date.now() < kept.notBeforeMs) continue;
      await this.#turn(task, kept);
    }
  }

  /** Milliseconds since each partition's state was last known to be stored. */
  get ages(): ReadonlyMap<number, number> {
    const nowMs = Date.now();
    return new Map(Array.from(this.#open.values(), (kept) => [kept.owner.partition, nowMs - kept.storedMs]));
  }

  /** Passes when the partition does not come to rest in time, as while its commit is being repeated. */
  async #turn(task: MonitorTask, kept: Kept): Promise<void> {
    let forget = () => undefined as void;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, REST_WITHIN_MS);
      forget = task.whenAtRest((offset) => {
        this.#write(task, kept, offset);
        resolve();
      });
    });
    clearTimeout(timer);
    forget();
    await kept.writing;
  }

  /** Fixes the state at once, and writes it in the background. */
  #write(task: MonitorTask, kept: Kept, offset: number): void {
    const startedMs = Date.now();
    if (offset === kept.offset) {
      kept.storedMs = startedMs;
      return;
    }
    const { partition } = task;
    if (isSpent(kept.generation, partition.customers.size)) kept.generation = newGeneration();
    const taken = cut(partition, offset, kept.generation.written === 0);
    kept.writing = writeCut(kept.owner, this.sources, kept.generation, taken, this.#insertBytes).then(
      (written) => this.#stored(kept, written, startedMs),
      (error: unknown) => this.#failed(kept, error),
    );
  }

  #stored(kept: Kept, { snapshot, customers, bytes }: Written, startedMs: number): void {
    kept.generation = generationOf(snapshot);
    kept.offset = snapshot.offset;
    kept.storedMs = startedMs;
    kept.failures = 0;
    this.sources.metrics.stored((Date.now() - startedMs) / 1000, customers, bytes);
  }

  /** A snapshot only saves time: whatever keeps it from being written, the monitor goes on, and the age of the last one shows it. */
  #failed(kept: Kept, error: unknown): void {
    kept.failures++;
    kept.notBeforeMs = Date.now() + Math.min(MAX_BACK_OFF_MS, this.#intervalMs * 2 ** kept.failures);
    this.sources.metrics.failed('write');
    const { topic, partition } = kept.owner;
    this.sources.log('warn', 'snapshot not written, trying again later', {
      topic,
      partition,
      cause: String(error),
    });
  }
}
