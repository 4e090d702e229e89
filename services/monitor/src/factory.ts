import { minorUnits, RegistryUnavailable, type Codec } from '@foreshock/contracts';
import {
  RetriableError,
  type ConsumedRecord,
  type PartitionStart,
  type PartitionTask,
  type Replay,
  type TaskFactory,
} from '@foreshock/streaming';
import { MonitorTask } from './task.ts';

/** Opens partitions: their state is what the log up to the committed offset makes of an empty one. */
export class MonitorTasks implements TaskFactory {
  readonly #codec: Codec;
  readonly #open = new Map<number, MonitorTask>();

  constructor(codec: Codec) {
    this.#codec = codec;
  }

  prepare(records: readonly ConsumedRecord[]): Promise<void> {
    return this.#codec.ensure(records.map((record) => record.value));
  }

  async open(start: PartitionStart, replay: Replay): Promise<PartitionTask> {
    const task = new MonitorTask(this.#codec, start.partition, minorUnits, () => {
      this.#open.delete(start.partition);
    });
    if (start.committedOffset !== null) {
      for await (const records of replay(0, start.committedOffset)) {
        await this.prepare(records).catch(parkWithoutRegistry);
        for (const record of records) task.restore(record);
      }
    }
    task.restored(start.committedOffset);
    this.#open.set(start.partition, task);
    return task;
  }

  /** The tasks open here, by partition. */
  get tasks(): ReadonlyMap<number, MonitorTask> {
    return this.#open;
  }
}

/** A registry that is away must not end a restore for good: the log is still there, and so are the schemas. */
function parkWithoutRegistry(thrown: unknown): never {
  if (thrown instanceof RegistryUnavailable) throw new RetriableError(thrown.message, { cause: thrown });
  throw thrown;
}
