import { silent } from '../log.ts';
import { noMetrics } from '../metrics.ts';
import type { ConsumedRecord, OutputRecord, TopicPartition } from '../record.ts';
import type { Lease } from '../runtime/lease.ts';
import { PartitionRunner } from '../runtime/partition-runner.ts';
import type { TaskFactory } from '../task.ts';
import { MemoryLog } from './memory-log.ts';

export interface TestDriverOptions {
  readonly at?: TopicPartition;
  readonly groupId?: string;
  readonly deadLetterTopic?: string;
  /** Records in one transaction. */
  readonly maxRecords?: number;
  readonly log?: MemoryLog;
}

/** A record to feed; everything but the value has a default. */
export type Input = Partial<Omit<OutputRecord, 'topic' | 'partition'>>;

/** A lease that is always held. */
export const held: Lease = {
  assertHeld: () => undefined,
  heartbeat: () => Promise.resolve(),
  stopping: () => false,
};

/** Runs a task factory over one partition of a log in memory: no broker, no clock, every commit a step. */
export class TestDriver {
  readonly log: MemoryLog;
  readonly at: TopicPartition;
  readonly #factory: TaskFactory;
  readonly #options: TestDriverOptions;
  #runner: PartitionRunner;
  #position = 0;

  constructor(factory: TaskFactory, options: TestDriverOptions = {}) {
    this.log = options.log ?? new MemoryLog();
    this.at = options.at ?? { topic: 'in', partition: 0 };
    this.#factory = factory;
    this.#options = options;
    this.#runner = this.runner();
  }

  /** A runner as a consumer that was just assigned the partition has it. */
  runner(): PartitionRunner {
    const groupId = this.#options.groupId ?? 'group';
    return new PartitionRunner(this.at, {
      groupId,
      taskFactory: this.#factory,
      transactions: this.log.transactions(groupId, this.at),
      reader: this.log,
      deadLetterTopic: this.#options.deadLetterTopic ?? 'dead-letters',
      bounds: { maxRecords: this.#options.maxRecords ?? 1_000, maxOutputBytes: 1024 * 1024 },
      heartbeatMs: 1_000,
      maxResends: 5,
      metrics: noMetrics,
      log: silent,
    });
  }

  /** Appends records to the partition and lets the task take them, as one batch. */
  async pipe(inputs: readonly Input[]): Promise<void> {
    for (const input of inputs) this.log.append({ key: null, value: null, ...input, ...this.at });
    await this.step();
  }

  /** Lets the task take what the partition holds beyond its position. */
  async step(): Promise<void> {
    const end = this.log.end(this.at);
    const records: ConsumedRecord[] = [];
    for await (const chunk of this.log.read(this.at, this.#position, end)) records.push(...chunk);
    const result = await this.#runner.run({ records, fetchedOffset: this.#position, endOffset: end }, held);
    if (result.kind === 'parked') throw result.cause;
    this.#position = result.position;
  }

  /** Ends the task without warning; the next step restores it from the committed position. */
  async crash(): Promise<void> {
    await this.#runner.close();
    this.#runner = this.runner();
  }

  /** Committed outputs of a topic. */
  outputs(topic: string): readonly ConsumedRecord[] {
    return this.log.committedRecords(topic);
  }

  get deadLetters(): readonly ConsumedRecord[] {
    return this.outputs(this.#options.deadLetterTopic ?? 'dead-letters');
  }
}
