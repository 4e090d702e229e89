import { RetriableError } from './errors.ts';
import type { KafkaClient } from './kafka/client.ts';
import { createLogReader } from './kafka/reader.ts';
import { GroupConsumer, type BatchHandler, type BatchResult } from './kafka/group-consumer.ts';
import { noMetrics, type StreamingMetrics } from './metrics.ts';
import { keyOf, type ConsumedRecord, type TopicPartition } from './record.ts';
import { keepAlive, type Lease } from './runtime/lease.ts';
import { deadline } from './runtime/deadline.ts';
import { backOffMs } from './runtime/back-off.ts';
import type { LogReader } from './runtime/log-reader.ts';
import { firstAtOrAfter, type PartitionBatch } from './runtime/partition-batch.ts';

/** A store that knows by itself how far each partition got. */
export interface Sink {
  /** First offset that the store does not hold yet; null for an empty store. A `RetriableError` means: ask again later. */
  position(topic: string, partition: number): Promise<number | null>;
  /**
   * Stores records of one partition, in offset order. A `RetriableError` means that the outcome is unknown: the position
   * is asked again before anything else is written. Every other error ends the process.
   */
  write(topic: string, partition: number, records: readonly ConsumedRecord[]): Promise<void>;
}

export interface SinkConsumerOptions {
  readonly kafka: KafkaClient;
  /** Spreads partitions over instances and shows the lag; its offsets decide nothing. */
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly sink: Sink;
  readonly onFatal: (error: Error) => void;
  readonly metrics?: StreamingMetrics;
  /** A write never crosses a multiple of this offset, so that a repeated write has the same bounds; default 5000. */
  readonly chunkOffsets?: number;
  readonly maxBytesPerPartition?: number;
  readonly partitionsConsumedConcurrently?: number;
  readonly sessionTimeoutMs?: number;
  readonly heartbeatMs?: number;
  readonly maxParkMs?: number;
  readonly stopTimeoutMs?: number;
}

export interface SinkConsumer {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Whether the group was joined. */
  readonly ready: boolean;
}

/** Copies topics into a sink. The sink's own position, asked after every assignment, says where to go on. */
export function createSinkConsumer(options: SinkConsumerOptions): SinkConsumer {
  const reader = createLogReader(options.kafka);
  const handler = new SinkHandler(options, reader);
  const consumer = new GroupConsumer(
    {
      kafka: options.kafka,
      groupId: options.groupId,
      topics: options.topics,
      maxBytesPerPartition: options.maxBytesPerPartition ?? 1024 * 1024,
      partitionsConsumedConcurrently: options.partitionsConsumedConcurrently ?? 4,
      sessionTimeoutMs: options.sessionTimeoutMs ?? 10_000,
      heartbeatMs: options.heartbeatMs ?? 1_000,
      maxWaitMs: 500,
      metrics: options.metrics ?? noMetrics,
      log: options.kafka.log,
      onFatal: options.onFatal,
    },
    handler,
  );
  handler.commit = (positions) => consumer.commit(positions);
  return {
    start: () => consumer.start(),
    stop: async () => {
      const limitMs = options.stopTimeoutMs ?? 8_000;
      if (!(await deadline(consumer.stop(), limitMs))) consumer.abandon();
      await deadline(reader.close(), 500);
    },
    get ready() {
      return handler.joined;
    },
  };
}

interface Progress {
  readonly at: TopicPartition;
  /** Where the next fetch has to begin; null until the sink was asked in this assignment. */
  position: number | null;
  setbacks: number;
  /** What the group's offset says, for lag only. */
  committed: number | null;
  /** End of the control records that the fetch passed before the sink was asked. */
  passed: number | null;
}

/** What the handling of batches needs of the options: no broker. */
export type SinkHandlerOptions = Pick<
  SinkConsumerOptions,
  'sink' | 'metrics' | 'chunkOffsets' | 'heartbeatMs' | 'maxParkMs'
> & { readonly kafka: Pick<KafkaClient, 'log'> };

/** Takes a consumer's batches into the sink, from where the sink stands. */
export class SinkHandler implements BatchHandler {
  joined = false;
  commit: GroupConsumer['commit'] = () => Promise.resolve();
  readonly #options: SinkHandlerOptions;
  readonly #reader: LogReader;
  readonly #progress = new Map<string, Progress>();

  constructor(options: SinkHandlerOptions, reader: LogReader) {
    this.#options = options;
    this.#reader = reader;
  }

  assigned(): void {
    this.joined = true;
    this.#progress.clear();
  }

  /**
   * Control records only: the partition ends with the marker of a transaction. Nothing of it can be missing in the sink,
   * since the fetch began where the group stands, and the group's offset only follows what the sink holds.
   */
  passed(at: TopicPartition, endOffset: number): void {
    const progress = this.#progressOf(at);
    if (progress.position !== null) progress.position = Math.max(progress.position, endOffset);
    else progress.passed = endOffset;
  }

  position(at: TopicPartition): number | null {
    return this.#progress.get(keyOf(at))?.position ?? null;
  }

  async tick(): Promise<void> {
    const moved = Array.from(this.#progress.values()).flatMap((progress) => {
      const nextOffset = progress.position ?? progress.passed;
      return nextOffset === null || nextOffset === progress.committed
        ? []
        : [{ progress, ...progress.at, nextOffset }];
    });
    if (moved.length === 0) return;
    await this.commit(moved);
    for (const { progress, nextOffset } of moved) progress.committed = nextOffset;
  }

  async handle(at: TopicPartition, batch: PartitionBatch, lease: Lease): Promise<BatchResult> {
    const progress = this.#progressOf(at);
    try {
      const position = await this.#write(at, batch, progress, lease);
      progress.setbacks = 0;
      return { position };
    } catch (thrown) {
      if (!(thrown instanceof RetriableError)) throw thrown;
      return this.#parked(at, batch, progress, thrown);
    }
  }

  async #write(at: TopicPartition, batch: PartitionBatch, progress: Progress, lease: Lease): Promise<number> {
    const { sink, metrics = noMetrics, chunkOffsets = 5_000, heartbeatMs = 1_000 } = this.#options;
    const { topic, partition } = at;
    progress.position ??= await keepAlive(lease, heartbeatMs, this.#ask(at));
    if (batch.fetchedOffset > progress.position) return progress.position;
    const { records } = batch;
    let next = firstAtOrAfter(records, progress.position);
    while (next < records.length && !lease.stopping()) {
      const first = records[next] as ConsumedRecord;
      const boundary = (Math.floor(first.offset / chunkOffsets) + 1) * chunkOffsets;
      const end = firstAtOrAfter(records, boundary);
      lease.assertHeld();
      const startedMs = performance.now();
      await keepAlive(lease, heartbeatMs, sink.write(topic, partition, records.slice(next, end)));
      metrics.transactionSeconds(topic, (performance.now() - startedMs) / 1000);
      metrics.eventAgeSeconds(topic, Math.max(0, Date.now() - first.timestampMs) / 1000);
      next = end;
      progress.position = records[next]?.offset ?? batch.endOffset;
      await lease.heartbeat();
    }
    // A sink that holds the last record already is past the markers behind it too: kafkajs does not fetch those again.
    if (next >= records.length) progress.position = Math.max(progress.position, batch.endOffset);
    return progress.position;
  }

  /** Where to go on: the sink's position, for an empty sink the beginning of what the log still holds. */
  async #ask(at: TopicPartition): Promise<number> {
    const held = await this.#options.sink.position(at.topic, at.partition);
    const { low } = await this.#reader.offsets(at);
    if (held === null || held >= low) return held ?? low;
    throw new Error(
      `${keyOf(at)}: offsets ${String(held)} to ${String(low - 1)} fell to retention before the sink stored them`,
    );
  }

  #parked(at: TopicPartition, batch: PartitionBatch, progress: Progress, cause: RetriableError): BatchResult {
    progress.position = null;
    const pauseMs = backOffMs(++progress.setbacks, this.#options.maxParkMs);
    this.#options.metrics?.parked(at.topic);
    this.#options.kafka.log('warn', 'partition parked', { ...at, pauseMs, cause: String(cause) });
    return { position: batch.fetchedOffset, pauseMs };
  }

  #progressOf(at: TopicPartition): Progress {
    const key = keyOf(at);
    const found = this.#progress.get(key);
    if (found !== undefined) return found;
    const fresh: Progress = { at, position: null, setbacks: 0, committed: null, passed: null };
    this.#progress.set(key, fresh);
    return fresh;
  }
}
