import type { Codec } from '@foreshock/contracts';
import {
  createPartition,
  forgetTouched,
  step,
  takeIndicators,
  type MinorUnits,
  type Partition,
} from '@foreshock/engine';
import type { ConsumedRecord, Outcome, OutputRecord, PartitionTask } from '@foreshock/streaming';
import { deadLetter, readLog } from '@foreshock/customer-log';
import { writeOutput } from './write-outputs.ts';

/** One partition of the log under the core: bytes in, bytes out, everything between is the engine's. */
export class MonitorTask implements PartitionTask {
  #partition: Partition;
  readonly #codec: Codec;
  readonly #onClose: () => void | Promise<void>;
  #lastTimestampMs = 0;
  /** First offset not consumed, while the state equals the log up to there; null with a chunk under way. */
  #restsAt: number | null = null;
  #atRest: ((offset: number) => void) | null = null;

  constructor(codec: Codec, partition: number, minorUnits: MinorUnits, onClose: () => void | Promise<void>) {
    this.#onClose = onClose;
    this.#codec = codec;
    this.#partition = createPartition(partition, minorUnits);
  }

  /** Begins with the state of a snapshot in place of an empty one. */
  adopt(partition: Partition): void {
    this.#partition = partition;
  }

  process(consumed: ConsumedRecord): Outcome {
    this.#restsAt = null;
    const input = readLog(this.#codec, consumed);
    if ('kind' in input) return input;
    const result = step(this.#partition, input, consumed.offset);
    if (result.kind === 'reject') return deadLetter('process', result.reason, result.message);
    this.#lastTimestampMs = consumed.timestampMs;
    const outputs = result.outputs.map((output, index) =>
      writeOutput(this.#codec, output, consumed.timestampMs, index),
    );
    return { kind: 'ok', outputs };
  }

  flush(): readonly OutputRecord[] {
    return takeIndicators(this.#partition).map((record, index) =>
      writeOutput(this.#codec, { type: 'IndicatorsUpdated', record }, this.#lastTimestampMs, index),
    );
  }

  /** Steps over a record whose outputs were published before a restart. */
  restore(consumed: ConsumedRecord): void {
    const input = readLog(this.#codec, consumed);
    if (!('kind' in input)) step(this.#partition, input, consumed.offset);
  }

  /** Ends a restore: what was touched has been published by whoever committed it. */
  restored(nextOffset: number): void {
    forgetTouched(this.#partition);
    this.#restsAt = nextOffset;
  }

  committed(nextOffset: number): void {
    this.#restsAt = nextOffset;
    const take = this.#atRest;
    this.#atRest = null;
    take?.(nextOffset);
  }

  /**
   * Calls back, synchronously, when the state equals the log up to a committed offset: at once, or as soon as the chunk
   * under way is committed. One may wait at a time. @returns how to wait no longer
   */
  whenAtRest(take: (offset: number) => void): () => void {
    if (this.#restsAt === null) this.#atRest = take;
    else take(this.#restsAt);
    return () => {
      if (this.#atRest === take) this.#atRest = null;
    };
  }

  close(): void | Promise<void> {
    return this.#onClose();
  }

  /** What a snapshot is taken of. */
  get partition(): Partition {
    return this.#partition;
  }

  /** For health and metrics. */
  get businessDate(): number | null {
    return this.#partition.businessDate;
  }

  get customers(): number {
    return this.#partition.customers.size;
  }
}
