import type { ApiKeyChanged, Codec } from '@foreshock/contracts';
import type { Component } from '@foreshock/service';
import {
  createTailConsumer,
  type ConsumedRecord,
  type KafkaClient,
  type LogProducer,
} from '@foreshock/streaming';
import { KeyBook } from './key-book.ts';

/** The keys of the API on their topic: every instance reads all of them, and what one writes all learn. */
export interface KeyStore {
  readonly book: KeyBook;
  /** Appends a key's new state; known to this instance once it resolves, to others a moment later. */
  write(record: ApiKeyChanged): Promise<void>;
  readonly component: Component;
}

export function openKeyStore(options: {
  readonly kafka: KafkaClient;
  readonly topic: string;
  readonly codec: Pick<Codec, 'encode' | 'decode' | 'ensure'>;
  readonly producer: Pick<LogProducer, 'sendBatch'>;
  readonly onFatal: (error: unknown) => void;
}): KeyStore {
  const { kafka, topic, codec, producer, onFatal } = options;
  const book = new KeyBook();
  const take = async (records: readonly ConsumedRecord[]): Promise<void> => {
    await codec.ensure(records.map((record) => record.value));
    for (const record of records) {
      const decoded = codec.decode(record.value);
      // no key of ours: it proves nobody
      if (decoded.ok && decoded.type === 'ApiKeyChanged') book.apply(decoded.record);
    }
  };
  const tail = createTailConsumer({ kafka, topics: [topic], from: 'beginning', onRecords: take, onFatal });
  return {
    book,
    write: async (record) => {
      await producer.sendBatch([{ topic, key: record.keyId, value: codec.encode('ApiKeyChanged', record) }]);
      book.apply(record);
    },
    component: {
      name: 'API keys',
      // nobody is let in by a key that was revoked while this instance was away
      start: async () => {
        await tail.start();
        await tail.caughtUp();
      },
      stop: () => tail.stop(),
    },
  };
}
