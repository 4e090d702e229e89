import { setTimeout as sleep } from 'node:timers/promises';
import { asError } from './errors.ts';
import type { KafkaClient } from './kafka/client.ts';
import { createFetcher, type FetchedPartition, type Fetcher } from './kafka/fetcher.ts';
import { patiently } from './kafka/patiently.ts';
import type { ConsumedRecord } from './record.ts';

export interface TailConsumerOptions {
  readonly kafka: KafkaClient;
  readonly topics: readonly string[];
  /** `latest`: only what comes after the start; `beginning`: everything the topics hold, then what comes. */
  readonly from: 'latest' | 'beginning';
  /** One partition's committed records in offset order; the next fetch waits for it. */
  readonly onRecords: (records: readonly ConsumedRecord[]) => void | Promise<void>;
  /** Reading ended with an error: brokers stayed away for half a minute, or `onRecords` threw. */
  readonly onFatal: (error: Error) => void;
}

/** Follows topics without a consumer group: every instance sees every record, and nothing is committed. */
export interface TailConsumer {
  /** Resolves once the start positions are fixed: whatever is committed from now on will be seen. */
  start(): Promise<void>;
  /** Resolves once everything that was committed when `start` was called has been handed over. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

interface Position {
  readonly topic: string;
  readonly partition: number;
  offset: number;
  /** End of the partition at the start. */
  readonly target: number;
}

const MAX_WAIT_MS = 500;

export function createTailConsumer(options: TailConsumerOptions): TailConsumer {
  const fetcher = createFetcher(options.kafka);
  const caughtUp = Promise.withResolvers<void>();
  // Nobody may be waiting for it when reading fails; the failure itself goes to onFatal.
  caughtUp.promise.catch(() => undefined);
  let running = true;
  let loop: Promise<void> = Promise.resolve();

  const follow = async (positions: readonly Position[]): Promise<void> => {
    const behind = new Set(positions.filter((one) => one.offset < one.target));
    if (behind.size === 0) caughtUp.resolve();
    while (running) {
      const fetched = await patiently(() => fetcher.fetch(positions, behind.size > 0 ? 20 : MAX_WAIT_MS));
      let moved = false;
      for (const one of fetched) moved = (await take(positions, one, options.onRecords)) || moved;
      if (behind.size === 0) continue;
      // A fetch that moves nothing while targets are ahead means that compaction left nothing below them.
      for (const one of behind) if (!moved || one.offset >= one.target) behind.delete(one);
      if (behind.size === 0) caughtUp.resolve();
    }
  };

  return {
    start: async () => {
      const positions = await startPositions(fetcher, options);
      loop = follow(positions).catch((thrown: unknown) => {
        if (!running) return;
        caughtUp.reject(asError(thrown));
        options.onFatal(asError(thrown));
      });
    },
    caughtUp: () => caughtUp.promise,
    stop: async () => {
      running = false;
      await Promise.race([loop, sleep(2 * MAX_WAIT_MS)]);
      await fetcher.close();
    },
  };
}

async function startPositions(fetcher: Fetcher, options: TailConsumerOptions): Promise<Position[]> {
  const positions: Position[] = [];
  for (const topic of options.topics) {
    for (const partition of await patiently(() => fetcher.partitions(topic))) {
      const { low, high } = await patiently(() => fetcher.offsets({ topic, partition }));
      positions.push({ topic, partition, offset: options.from === 'latest' ? high : low, target: high });
    }
  }
  return positions;
}

async function take(
  positions: readonly Position[],
  fetched: FetchedPartition,
  onRecords: TailConsumerOptions['onRecords'],
): Promise<boolean> {
  const position = positions.find(
    (one) => one.topic === fetched.topic && one.partition === fetched.partition,
  );
  if (position === undefined || fetched.nextOffset === position.offset) return false;
  if (fetched.records.length > 0) await onRecords(fetched.records);
  position.offset = fetched.nextOffset;
  return true;
}
