import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, Batch, Consumer, EachBatchPayload } from 'kafkajs';
import { asError, FencedError, RevokedError } from '../errors.ts';
import type { StreamingLog } from '../log.ts';
import type { StreamingMetrics } from '../metrics.ts';
import { keyOf, type TopicPartition } from '../record.ts';
import type { Lease } from '../runtime/lease.ts';
import type { PartitionBatch } from '../runtime/partition-batch.ts';
import type { RecordSetMessage } from '../wire/fetch-response.ts';
import type { KafkaClient } from './client.ts';
import { lagOf } from './lag.ts';
import { KafkaJSNonRetriableError } from './kafkajs.ts';
import { patiently } from './patiently.ts';
import { isKafkaError } from './protocol-errors.ts';
import { readCommittedAssigner } from './read-committed.ts';

export interface GroupConsumerOptions {
  readonly kafka: KafkaClient;
  readonly groupId: string;
  readonly topics: readonly string[];
  /** Bounds memory: at most this much of each partition is fetched ahead. */
  readonly maxBytesPerPartition: number;
  readonly partitionsConsumedConcurrently: number;
  readonly sessionTimeoutMs: number;
  readonly heartbeatMs: number;
  readonly maxWaitMs: number;
  readonly metrics: StreamingMetrics;
  readonly log: StreamingLog;
  /** Called once, with what the process has to end for. */
  readonly onFatal: (error: Error) => void;
}

const TICK_MS = 1_000;
const LAG_BEATS = 5;
const NEW_TOPIC_PATIENCE_MS = 5_000;

/** What a batch led to: the offset to fetch next, and how long to leave the partition alone before. */
export interface BatchResult {
  readonly position: number;
  readonly pauseMs?: number;
}

/** Handles one partition's batches, one at a time. */
export interface BatchHandler {
  handle(at: TopicPartition, batch: PartitionBatch, lease: Lease): Promise<BatchResult>;
  /** The fetch passed a piece that holds only control records and aborted ones. */
  passed(at: TopicPartition, endOffset: number): void;
  /** The group has a new assignment: everything not in it is gone. */
  assigned(partitions: readonly TopicPartition[], lease: Lease): void;
  /** Called every second while partitions are assigned. */
  tick(lease: Lease): Promise<void>;
  /** Where the partition's next fetch begins, null while nobody knows. */
  position(at: TopicPartition): number | null;
}

/**
 * A kafkajs group consumer in which the handler alone decides positions: nothing is committed or resolved by kafkajs.
 * Errors of kafkajs itself go back to it (it rejoins, retries or crashes); every other error is fatal.
 */
export class GroupConsumer {
  readonly #options: GroupConsumerOptions;
  readonly #handler: BatchHandler;
  readonly #consumer: Consumer;
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Connected while the consumer runs. */
  readonly admin: Admin;
  #assigned: readonly TopicPartition[] = [];
  #housekeeping: Promise<void> = Promise.resolve();
  readonly #stop = new AbortController();
  #epoch = 0;
  #stopping = false;
  #failed = false;

  constructor(options: GroupConsumerOptions, handler: BatchHandler) {
    this.#options = options;
    this.#handler = handler;
    this.admin = options.kafka.admin();
    this.#consumer = options.kafka.consumer({
      groupId: options.groupId,
      readUncommitted: false,
      partitionAssigners: [readCommittedAssigner],
      maxBytesPerPartition: options.maxBytesPerPartition,
      maxWaitTimeInMs: options.maxWaitMs,
      sessionTimeout: options.sessionTimeoutMs,
      rebalanceTimeout: Math.max(30_000, options.sessionTimeoutMs),
      heartbeatInterval: options.heartbeatMs,
    });
    this.#listen();
  }

  /** Connects, joins the group and begins to consume. */
  async start(): Promise<void> {
    await this.admin.connect();
    await this.#consumer.connect();
    const subscription = { topics: [...this.#options.topics], fromBeginning: true };
    // Brokers learn of a new topic one after another: one of them may still not know it.
    await patiently(() => this.#consumer.subscribe(subscription), NEW_TOPIC_PATIENCE_MS);
    // kafkajs would end for good without a coordinator, and a new broker has none for a while.
    await patiently(() => this.admin.describeGroups([this.#options.groupId]));
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.#options.partitionsConsumedConcurrently,
      eachBatch: (payload) => this.#eachBatch(payload),
    });
    this.#housekeeping = this.#keepHouse();
  }

  /** Lets chunks under way finish, leaves the group and disconnects. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stop.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#consumer.disconnect();
    await this.#housekeeping;
    await this.admin.disconnect();
  }

  /** Ends every lease at once: what is under way is abandoned before its next write. */
  abandon(): void {
    this.#epoch++;
  }

  /** Commits positions outside a transaction, for lag metrics only. */
  async commit(positions: readonly (TopicPartition & { readonly nextOffset: number })[]): Promise<void> {
    await this.#consumer.commitOffsets(
      positions.map(({ topic, partition, nextOffset }) => ({ topic, partition, offset: String(nextOffset) })),
    );
  }

  /** Once a second, lag every fifth time: it also grows where no batch comes, as on a parked partition. */
  async #keepHouse(): Promise<void> {
    for (let beat = 1; !this.#stopping; beat++) {
      await sleep(TICK_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      if (this.#stopping || this.#assigned.length === 0) continue;
      try {
        await this.#handler.tick(this.#lease(() => Promise.resolve()));
        if (beat % LAG_BEATS === 0) await this.#reportLag();
      } catch (thrown) {
        // What is away for the broker's sake is asked again with the next beat; consuming itself decides how long.
        if (!(thrown instanceof RevokedError || thrown instanceof FencedError || isKafkaError(thrown)))
          this.fail(thrown);
      }
    }
  }

  async #reportLag(): Promise<void> {
    const { metrics, groupId } = this.#options;
    const lags = await lagOf(this.admin, this.#assigned, (at) => this.#handler.position(at));
    for (const { at, records } of lags) metrics.lag(groupId, at, records);
  }

  #listen(): void {
    const consumer = this.#consumer;
    consumer.on(consumer.events.REBALANCING, () => {
      this.#epoch++;
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.#epoch++;
      const assigned = Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) =>
        partitions.map((partition) => ({ topic, partition })),
      );
      const kept = new Set(assigned.map(keyOf));
      for (const at of this.#assigned) {
        if (!kept.has(keyOf(at))) this.#options.metrics.released(this.#options.groupId, at);
      }
      this.#assigned = assigned;
      // Between batches kafkajs sends the heartbeats itself.
      this.#handler.assigned(
        assigned,
        this.#lease(() => Promise.resolve()),
      );
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      this.#epoch++;
      this.#options.metrics.restarts(this.#options.groupId, 'crash');
      if (!payload.restart) this.fail(payload.error);
    });
    consumer.on(consumer.events.START_BATCH_PROCESS, ({ payload }) => {
      const { topic, partition, batchSize, lastOffset, highWatermark } = payload;
      const at = { topic, partition };
      const endOffset = Number(lastOffset) + 1;
      if (batchSize === 0) this.#handler.passed(at, endOffset);
      // A batch's records are still to come: what is behind counts from where the handler stands.
      const position = batchSize === 0 ? endOffset : (this.#handler.position(at) ?? endOffset);
      this.#options.metrics.lag(this.#options.groupId, at, Math.max(0, Number(highWatermark) - position));
    });
  }

  async #eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    if (this.#stopping || batch.isEmpty()) return;
    const at: TopicPartition = { topic: batch.topic, partition: batch.partition };
    const lease = this.#lease(() => payload.heartbeat());
    try {
      const fetched = toPartitionBatch(batch);
      this.#options.metrics.batch(at.topic, fetched.records.length);
      const result = await this.#handler.handle(at, fetched, lease);
      lease.assertHeld();
      payload.resolveOffset(String(result.position - 1));
      this.#options.metrics.lag(
        this.#options.groupId,
        at,
        Math.max(0, Number(batch.highWatermark) - result.position),
      );
      if (result.pauseMs !== undefined) this.#resumeLater(payload.pause(), result.pauseMs);
    } catch (thrown) {
      // A revoked partition's offsets must not be resolved; the next fetch begins where the group's new owner stands.
      if (thrown instanceof RevokedError) return;
      if (isKafkaError(thrown)) throw thrown;
      this.fail(thrown);
      throw new KafkaJSNonRetriableError(asError(thrown));
    }
  }

  #lease(heartbeat: () => Promise<void>): Lease {
    const epoch = this.#epoch;
    let failure: { readonly thrown: unknown } | undefined;
    return {
      assertHeld: () => {
        if (failure !== undefined) throw failure.thrown;
        if (epoch !== this.#epoch) throw new RevokedError(`group ${this.#options.groupId} has rebalanced`);
      },
      heartbeat: async () => {
        try {
          await heartbeat();
        } catch (thrown) {
          failure ??= { thrown };
          throw thrown;
        }
      },
      stopping: () => this.#stopping,
    };
  }

  #resumeLater(resume: () => void, delayMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      resume();
    }, delayMs);
    this.#timers.add(timer);
  }

  /** Ends every lease and reports the error as fatal, once. */
  fail(thrown: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#stopping = true;
    this.#stop.abort();
    this.#epoch++;
    this.#options.onFatal(asError(thrown));
  }
}

/** The records of a fetch, which its one message carries. */
function toPartitionBatch(batch: Batch): PartitionBatch {
  const [set] = batch.messages as unknown as readonly RecordSetMessage[];
  const fetchedOffset = Number((batch as Batch & { readonly fetchedOffset: string }).fetchedOffset);
  return { records: set?.records ?? [], fetchedOffset, endOffset: set?.endOffset ?? fetchedOffset };
}
