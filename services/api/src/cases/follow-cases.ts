import type { Decoder } from '@foreshock/contracts';
import type { Component } from '@foreshock/service';
import { createTailConsumer, type ConsumedRecord, type KafkaClient } from '@foreshock/streaming';
import { CaseBook } from './case-book.ts';

export interface FollowedCases {
  readonly book: CaseBook;
  readonly component: Component;
  /** Whether the book holds everything that was on the topic at the start. */
  readonly ready: () => boolean;
}

/** Reads the topic of cases from its beginning into a book, and goes on. */
export function followCases(options: {
  readonly kafka: KafkaClient;
  readonly decoder: Decoder;
  readonly topic: string;
  readonly onFatal: (error: unknown) => void;
}): FollowedCases {
  const { kafka, decoder, topic, onFatal } = options;
  const book = new CaseBook();
  let ready = false;
  const onRecords = async (records: readonly ConsumedRecord[]): Promise<void> => {
    await decoder.ensure(records.map(({ value }) => value));
    for (const { value, offset } of records) {
      const decoded = decoder.decode(value);
      if (decoded.ok && decoded.type === 'CaseUpdated') book.take({ offset, update: decoded.record });
    }
  };
  const tail = createTailConsumer({ kafka, topics: [topic], from: 'beginning', onRecords, onFatal });
  return {
    book,
    ready: () => ready,
    component: {
      name: 'cases',
      start: async () => {
        await tail.start();
        await tail.caughtUp();
        ready = true;
      },
      stop: () => tail.stop(),
    },
  };
}
