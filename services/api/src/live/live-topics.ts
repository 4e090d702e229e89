import type { Decoder } from '@foreshock/contracts';
import type { Component } from '@foreshock/service';
import {
  createLogReader,
  createTailConsumer,
  type ConsumedRecord,
  type KafkaClient,
  type LogReader,
} from '@foreshock/streaming';
import { Feed, type FeedEvent, type Gap } from './feed.ts';

const RING_EVENTS = 2_000;

export interface LiveTopics {
  readonly feed: Feed;
  readonly reader: LogReader;
  readonly component: Component;
  readonly ready: () => boolean;
  readGap(gap: Gap): AsyncIterable<readonly FeedEvent[]>;
}

/** Follows the topics of decisions into a feed, and reads back what the feed no longer holds. */
export function followTopics(options: {
  readonly kafka: KafkaClient;
  readonly decoder: Decoder;
  readonly topics: readonly string[];
  readonly onFatal: (error: unknown) => void;
}): LiveTopics {
  const { kafka, decoder, topics, onFatal } = options;
  const feed = new Feed(RING_EVENTS);
  const reader = createLogReader(kafka);
  let ready = false;
  const tail = createTailConsumer({
    kafka,
    topics,
    from: 'latest',
    onRecords: async (records) => {
      for (const event of await decoded(decoder, records)) feed.publish(event);
    },
    onFatal,
  });
  const start = async (): Promise<void> => {
    await tail.start();
    // asked after the start: from these ends on, the tail certainly sees everything
    for (const topic of topics) {
      for (const partition of await reader.partitions(topic)) {
        const { high } = await reader.offsets({ topic, partition });
        feed.cover({ topic, partition, offset: high });
      }
    }
    ready = true;
  };
  const stop = async (): Promise<void> => {
    await tail.stop();
    await reader.close();
  };
  return {
    feed,
    reader,
    ready: () => ready,
    component: { name: 'live topics', start, stop },
    async *readGap({ topic, partition, from, to }) {
      for await (const records of reader.read({ topic, partition }, from, to))
        yield decoded(decoder, records);
    },
  };
}

/** What does not decode is left out: the stream shows decisions, the dead letters show what is broken. */
async function decoded(decoder: Decoder, records: readonly ConsumedRecord[]): Promise<FeedEvent[]> {
  await decoder.ensure(records.map((record) => record.value));
  return records.flatMap(({ topic, partition, offset, value }) => {
    const result = decoder.decode(value);
    return result.ok ? [{ topic, partition, offset, message: result }] : [];
  });
}
