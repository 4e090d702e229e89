import type { Codec } from '@foreshock/contracts';
import type { ConsumedRecord, Outcome, PartitionTask, TaskFactory } from '@foreshock/streaming';
import type { Deliverer } from '../deliver/deliverer.ts';
import { DeliveryBook } from '../deliver/delivery-book.ts';
import { deadLetter, ensureSchemas, nothing, replayDecoded } from './codec-task.ts';
import { deliveryRecord } from './delivery-record.ts';

export interface DeliveryTaskOptions {
  readonly codec: Codec;
  readonly deliverer: Deliverer;
  readonly deliveriesTopic: string;
}

/** Keeps the book of each owned partition and lets the deliverer work on it while the partition is owned. */
export function deliveryFactory(options: DeliveryTaskOptions): TaskFactory {
  return {
    prepare: (records) => ensureSchemas(options.codec, records),
    open: async ({ partition, committedOffset }, replay) => {
      const book = new DeliveryBook();
      await replayDecoded(options.codec, replay, committedOffset ?? 0, (decoded) => {
        if (decoded.type === 'DeliveryUpdated') book.apply(decoded.record);
      });
      options.deliverer.own(partition, book);
      return new DeliveryTask(options, partition, book);
    },
  };
}

class DeliveryTask implements PartitionTask {
  readonly #options: DeliveryTaskOptions;
  readonly #partition: number;
  readonly #book: DeliveryBook;

  constructor(options: DeliveryTaskOptions, partition: number, book: DeliveryBook) {
    this.#options = options;
    this.#partition = partition;
    this.#book = book;
  }

  process(record: ConsumedRecord): Outcome {
    if (record.value === null) return nothing; // compaction's mark that a delivery was removed
    const { codec, deliveriesTopic } = this.#options;
    const decoded = codec.decode(record.value);
    if (!decoded.ok) return deadLetter('decode', decoded.reason, decoded.message);
    if (decoded.type !== 'DeliveryUpdated') {
      return deadLetter('process', 'unexpected-record', `${decoded.type} is no delivery`);
    }
    const finished = this.#book.apply(decoded.record);
    if (finished === null) return nothing;
    return { kind: 'ok', outputs: [deliveryRecord(codec, deliveriesTopic, finished)] };
  }

  flush(): readonly [] {
    return [];
  }

  committed(): void {
    this.#options.deliverer.wake();
  }

  close(): void {
    this.#options.deliverer.disown(this.#partition, this.#book);
  }
}
