import { minorUnits, RegistryUnavailable, type Codec } from '@foreshock/contracts';
import {
  RetriableError,
  type ConsumedRecord,
  type PartitionStart,
  type PartitionTask,
  type Replay,
  type TaskFactory,
} from '@foreshock/streaming';
import { restore } from './snapshots/restore.ts';
import type { SnapshotWriter } from './snapshots/writer.ts';
import { MonitorTask } from './task.ts';

/** Opens partitions: their state is what the log up to the committed offset makes of an empty one. */
export class MonitorTasks implements TaskFactory {
  readonly #codec: Codec;
  readonly #writer: SnapshotWriter | null;
  readonly #open = new Map<number, MonitorTask>();

  /** @param writer keeps snapshots; without one every restore replays the log from its beginning */
  constructor(codec: Codec, writer: SnapshotWriter | null = null) {
    this.#codec = codec;
    this.#writer = writer;
  }

  prepare(records: readonly ConsumedRecord[]): Promise<void> {
    return this.#codec.ensureFor(records);
  }

  async open(start: PartitionStart, replay: Replay): Promise<PartitionTask> {
    const writer = this.#writer;
    const task = new MonitorTask(this.#codec, start.partition, minorUnits, async () => {
      if (this.#open.get(start.partition) === task) this.#open.delete(start.partition);
      await writer?.close(task);
    });
    const feed = (chunks: AsyncIterable<readonly ConsumedRecord[]>) => this.#feed(task, chunks);
    const snapshot = await restore(task, start, replay, feed, writer?.sources ?? null);
    this.#open.set(start.partition, task);
    writer?.open(task, start, snapshot);
    return task;
  }

  /** The tasks open here, by partition. */
  get tasks(): ReadonlyMap<number, MonitorTask> {
    return this.#open;
  }

  async #feed(task: MonitorTask, chunks: AsyncIterable<readonly ConsumedRecord[]>): Promise<void> {
    for await (const records of chunks) {
      await this.prepare(records).catch(parkWithoutRegistry);
      for (const record of records) task.restore(record);
    }
  }
}

/** A registry that is away must not end a restore for good: the log is still there, and so are the schemas. */
function parkWithoutRegistry(thrown: unknown): never {
  if (thrown instanceof RegistryUnavailable) throw new RetriableError(thrown.message, { cause: thrown });
  throw thrown;
}
