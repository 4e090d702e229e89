import type { Codec } from '@foreshock/contracts';
import { createPartition, step, takeIndicators, type MinorUnits, type Partition } from '@foreshock/engine';
import type { ConsumedRecord, Outcome, OutputRecord, PartitionTask } from '@foreshock/streaming';
import { deadLetter, readLog } from './read-log.ts';
import { writeOutput } from './write-outputs.ts';

/** One partition of the log under the core: bytes in, bytes out, everything between is the engine's. */
export class MonitorTask implements PartitionTask {
  readonly #partition: Partition;
  readonly #codec: Codec;
  readonly #onClose: () => void;
  #lastTimestampMs = 0;

  constructor(codec: Codec, partition: number, minorUnits: MinorUnits, onClose: () => void) {
    this.#onClose = onClose;
    this.#codec = codec;
    this.#partition = createPartition(partition, minorUnits);
  }

  process(consumed: ConsumedRecord): Outcome {
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
  restored(): void {
    takeIndicators(this.#partition);
  }

  close(): void {
    this.#onClose();
  }

  /** For health and metrics. */
  get businessDate(): number | null {
    return this.#partition.businessDate;
  }

  get customers(): number {
    return this.#partition.customers.size;
  }
}
