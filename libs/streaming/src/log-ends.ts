import type { KafkaClient } from './kafka/client.ts';
import { createFetcher } from './kafka/fetcher.ts';
import { patiently } from './kafka/patiently.ts';

/** Tells where topics end. */
export interface LogEnds {
  /** The end of each partition, records of open transactions included: whatever was appended lies below it. */
  of(topic: string): Promise<ReadonlyMap<number, number>>;
  close(): Promise<void>;
}

/** Connects with the first call. */
export function createLogEnds(kafka: KafkaClient): LogEnds {
  const fetcher = createFetcher(kafka);
  return {
    async of(topic) {
      const partitions = await patiently(() => fetcher.partitions(topic));
      const positions = await Promise.all(
        partitions.map(async (partition) => {
          const at = { topic, partition };
          return { ...at, offset: (await patiently(() => fetcher.offsets(at))).high };
        }),
      );
      const fetched = await patiently(() => fetcher.fetch(positions, 1));
      return new Map(fetched.map(({ partition, highWatermark }) => [partition, highWatermark]));
    },
    close: () => fetcher.close(),
  };
}
