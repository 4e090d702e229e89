import { setTimeout as sleep } from 'node:timers/promises';
import { FencedError, RetriableError, RevokedError } from './errors.ts';
import type { ExactlyOnceOptions } from './exactly-once-options.ts';
import { GroupConsumer, type BatchHandler, type BatchResult } from './kafka/group-consumer.ts';
import { isKafkaError } from './kafka/protocol-errors.ts';
import { createLogReader } from './kafka/reader.ts';
import { kafkaTransactions } from './kafka/transactions.ts';
import { noMetrics, type StreamingMetrics } from './metrics.ts';
import { keyOf, type TopicPartition } from './record.ts';
import type { Lease } from './runtime/lease.ts';
import type { LogReader } from './runtime/log-reader.ts';
import type { PartitionBatch } from './runtime/partition-batch.ts';
import { PartitionRunner } from './runtime/partition-runner.ts';
import { backOffMs } from './runtime/back-off.ts';
import { deadline } from './runtime/deadline.ts';

interface Slot {
  readonly at: TopicPartition;
  readonly runner: PartitionRunner;
  busy: boolean;
  /** A commit of an idle position under way; a batch waits for it. */
  settling: Promise<void>;
  /** Given away while busy: to be closed by whoever works on it. */
  dropped: boolean;
}

const FENCED_IN_A_ROW = 5;
const MAX_RESENDS = 5;

/** Runs one task per assigned partition: fetched batches in, one Kafka transaction per chunk out. */
export class ExactlyOnceRuntime implements BatchHandler {
  readonly #options: ExactlyOnceOptions;
  readonly #metrics: StreamingMetrics;
  readonly #slots = new Map<string, Slot>();
  /** Tries in a row that ended parked or fenced, by partition. */
  readonly #setbacks = new Map<string, number>();
  readonly #closing = new Set<Promise<void>>();
  readonly #reader: LogReader;
  readonly #consumer: GroupConsumer;
  #assigned: readonly TopicPartition[] | null = null;

  constructor(options: ExactlyOnceOptions) {
    this.#options = options;
    this.#metrics = options.metrics ?? noMetrics;
    this.#reader = createLogReader(options.kafka);
    this.#consumer = new GroupConsumer(
      {
        kafka: options.kafka,
        groupId: options.groupId,
        topics: options.topics,
        maxBytesPerPartition: options.maxBytesPerPartition ?? 1024 * 1024,
        partitionsConsumedConcurrently: options.partitionsConsumedConcurrently ?? 4,
        sessionTimeoutMs: options.sessionTimeoutMs ?? 10_000,
        heartbeatMs: options.heartbeatMs ?? 1_000,
        maxWaitMs: 500,
        metrics: this.#metrics,
        log: options.kafka.log,
        onFatal: options.onFatal,
      },
      this,
    );
  }

  /** Whether the group was joined and every assigned partition has its state. */
  get ready(): boolean {
    return this.#assigned?.every((at) => this.#slots.get(keyOf(at))?.runner.opened === true) ?? false;
  }

  async start(): Promise<void> {
    await this.#consumer.start();
  }

  /** Finishes the chunks under way, leaves the group, closes the tasks, disconnects: in this order, in bounded time. */
  async stop(): Promise<void> {
    const limitMs = this.#options.stopTimeoutMs ?? 8_000;
    if (!(await deadline(this.#consumer.stop(), limitMs))) {
      this.#options.kafka.log('warn', 'stop took too long, abandoning the chunks under way', { limitMs });
      this.#consumer.abandon();
    }
    for (const key of [...this.#slots.keys()]) this.#drop(key);
    await deadline(Promise.allSettled(this.#closing), 1_000);
    await deadline(this.#reader.close(), 500);
  }

  assigned(partitions: readonly TopicPartition[], lease: Lease): void {
    this.#assigned = partitions;
    const kept = new Set(partitions.map(keyOf));
    for (const [key, slot] of [...this.#slots]) {
      if (kept.has(key)) slot.runner.recheck();
      else this.#drop(key);
    }
    this.#warm(partitions, lease).catch((thrown: unknown) => {
      this.#consumer.fail(thrown);
    });
  }

  passed(at: TopicPartition, endOffset: number): void {
    this.#slots.get(keyOf(at))?.runner.passed(endOffset);
  }

  position(at: TopicPartition): number | null {
    return this.#slots.get(keyOf(at))?.runner.position ?? null;
  }

  async tick(lease: Lease): Promise<void> {
    for (const [key, slot] of [...this.#slots]) {
      if (slot.busy) continue;
      const settling = slot.runner.settle(lease);
      slot.settling = settling.catch(() => {
        this.#drop(key);
      });
      await settling;
    }
  }

  async handle(at: TopicPartition, batch: PartitionBatch, lease: Lease): Promise<BatchResult> {
    const key = keyOf(at);
    const slot = this.#slotOf(at);
    slot.busy = true;
    try {
      await slot.settling;
      const result = await slot.runner.run(batch, lease);
      if (result.kind === 'parked') return this.#parked(at, result.position, result.cause);
      this.#setbacks.delete(key);
      return result;
    } catch (thrown) {
      // A clean state outlives a rebalance: it is checked against the committed position when the partition stays.
      if (!slot.runner.clean) this.#drop(key);
      if (thrown instanceof FencedError) return this.#fenced(at, batch.fetchedOffset, thrown);
      throw thrown;
    } finally {
      slot.busy = false;
      if (slot.dropped) this.#close(slot);
    }
  }

  #slotOf(at: TopicPartition): Slot {
    const key = keyOf(at);
    const found = this.#slots.get(key);
    if (found !== undefined) return found;
    const { kafka, groupId, taskFactory, deadLetterTopic } = this.#options;
    const transactionTimeoutMs = this.#options.transactionTimeoutMs ?? 30_000;
    const runner = new PartitionRunner(at, {
      groupId,
      taskFactory,
      transactions: kafkaTransactions(at, {
        kafka,
        admin: this.#consumer.admin,
        groupId,
        transactionTimeoutMs,
      }),
      reader: this.#reader,
      deadLetterTopic,
      bounds: {
        maxRecords: this.#options.maxRecordsPerTransaction ?? 10_000,
        maxOutputBytes: this.#options.maxOutputBytesPerTransaction ?? 4 * 1024 * 1024,
      },
      heartbeatMs: this.#options.heartbeatMs ?? 1_000,
      maxResends: MAX_RESENDS,
      metrics: this.#metrics,
      log: kafka.log,
    });
    const slot = { at, runner, busy: false, settling: Promise.resolve(), dropped: false };
    this.#slots.set(key, slot);
    return slot;
  }

  /** Restores the assigned partitions one by one before their first record comes. */
  async #warm(partitions: readonly TopicPartition[], lease: Lease): Promise<void> {
    for (const at of partitions) {
      for (let tries = 1; ; tries++) {
        if (lease.stopping() || !isHeld(lease)) return;
        try {
          await this.#slotOf(at).runner.acquire(lease);
          break;
        } catch (thrown) {
          if (!this.#slotOf(at).runner.clean) this.#drop(keyOf(at));
          if (thrown instanceof RevokedError || thrown instanceof FencedError) continue;
          if (!(thrown instanceof RetriableError) && !isKafkaError(thrown)) throw thrown;
          this.#options.kafka.log('warn', 'partition not opened yet', { ...at, cause: String(thrown) });
          await sleep(backOffMs(tries, this.#options.maxParkMs), undefined, { ref: false });
        }
      }
    }
  }

  #parked(at: TopicPartition, position: number, cause: Error): BatchResult {
    const pauseMs = backOffMs(this.#setback(at), this.#options.maxParkMs);
    this.#metrics.parked(at.topic);
    this.#options.kafka.log('warn', 'partition parked', { ...at, position, pauseMs, cause: String(cause) });
    return { position, pauseMs };
  }

  #fenced(at: TopicPartition, position: number, cause: FencedError): BatchResult {
    const times = this.#setback(at);
    this.#metrics.restarts(this.#options.groupId, 'fenced');
    this.#options.kafka.log('warn', 'producer fenced, taking the partition over again', { ...at, times });
    if (times > FENCED_IN_A_ROW) {
      const advice = `is another process using the group "${this.#options.groupId}" with its own assignment?`;
      throw new Error(`${keyOf(at)} was fenced ${String(times)} times in a row: ${advice}`, { cause });
    }
    return { position, pauseMs: backOffMs(times, this.#options.maxParkMs) };
  }

  #setback(at: TopicPartition): number {
    const times = (this.#setbacks.get(keyOf(at)) ?? 0) + 1;
    this.#setbacks.set(keyOf(at), times);
    return times;
  }

  #drop(key: string): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    this.#slots.delete(key);
    if (slot.busy) slot.dropped = true;
    else this.#close(slot);
  }

  #close(slot: Slot): void {
    const closing = slot.runner.close().catch((thrown: unknown) => {
      this.#consumer.fail(thrown);
    });
    this.#closing.add(closing);
    void closing.finally(() => this.#closing.delete(closing));
  }
}

function isHeld(lease: Lease): boolean {
  try {
    lease.assertHeld();
    return true;
  } catch {
    return false;
  }
}
