import type { Cluster } from 'kafkajs';
import type { ConsumedRecord, TopicPartition } from '../record.ts';
import type { OffsetRange } from '../runtime/log-reader.ts';
import { firstAtOrAfter } from '../runtime/partition-batch.ts';
import type { FetchResponse } from '../wire/fetch-response.ts';
import { rewire, type WireBroker } from './broker-wire.ts';
import type { KafkaClient } from './client.ts';
import { clusterOf, turns } from './cluster.ts';

const READ_COMMITTED = 1;

export interface FetchPosition extends TopicPartition {
  readonly offset: number;
}

export interface FetchedPartition extends TopicPartition {
  readonly records: readonly ConsumedRecord[];
  /** Where the next fetch begins; equal to the asked offset when nothing came. */
  readonly nextOffset: number;
  readonly highWatermark: number;
}

/** Fetches partitions directly from their leaders, read-committed, outside any consumer group. */
export interface Fetcher {
  partitions(topic: string): Promise<readonly number[]>;
  offsets(at: TopicPartition): Promise<OffsetRange>;
  /** One request per leader; waits up to `maxWaitMs` for data to arrive. */
  fetch(positions: readonly FetchPosition[], maxWaitMs: number): Promise<readonly FetchedPartition[]>;
  close(): Promise<void>;
}

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_BYTES_PER_PARTITION = 1024 * 1024;

/** A fetcher with connections of its own, made with its first call. */
export function createFetcher(kafka: KafkaClient): Fetcher {
  const cluster = clusterOf(kafka);

  const inTurn = turns();

  const know = (topics: readonly string[]): Promise<void> =>
    inTurn(async () => {
      if (!cluster.isConnected()) await cluster.connect();
      await cluster.addMultipleTargetTopics([...topics]);
      await cluster.refreshMetadataIfNecessary();
    });

  const edge = async (at: TopicPartition, fromBeginning: boolean): Promise<number> => {
    const partitions = [{ partition: at.partition }];
    const [found] = await inTurn(() =>
      cluster.fetchTopicsOffset([{ topic: at.topic, partitions, fromBeginning }]),
    );
    return Number(found?.partitions[0]?.offset ?? 0);
  };

  const fetchFrom = async (
    nodeId: string,
    positions: readonly FetchPosition[],
    maxWaitTime: number,
  ): Promise<readonly FetchedPartition[]> => {
    const broker = await inTurn(() => cluster.findBroker({ nodeId }));
    rewire(broker as unknown as WireBroker);
    const response = (await broker.fetch({
      isolationLevel: READ_COMMITTED,
      maxWaitTime,
      minBytes: 1,
      maxBytes: MAX_BYTES,
      topics: topicsOf(positions),
    })) as FetchResponse;
    return parse(response, positions);
  };

  return {
    partitions: async (topic) => {
      await know([topic]);
      return cluster
        .findTopicPartitionMetadata(topic)
        .map((one) => one.partitionId)
        .sort((a, b) => a - b);
    },
    offsets: async (at) => {
      await know([at.topic]);
      const [low, high] = await Promise.all([edge(at, true), edge(at, false)]);
      return { low, high };
    },
    fetch: async (positions, maxWaitMs) => {
      await know([...new Set(positions.map((one) => one.topic))]);
      const byLeader = leadersOf(cluster, positions);
      const fetched = await Promise.all(
        Array.from(byLeader, ([nodeId, theirs]) => fetchFrom(nodeId, theirs, maxWaitMs)),
      );
      return fetched.flat();
    },
    close: () => cluster.disconnect(),
  };
}

function leadersOf(cluster: Cluster, positions: readonly FetchPosition[]): Map<string, FetchPosition[]> {
  const byLeader = new Map<string, FetchPosition[]>();
  for (const position of positions) {
    const leaders = cluster.findLeaderForPartitions(position.topic, [position.partition]);
    for (const nodeId of Object.keys(leaders)) {
      const theirs = byLeader.get(nodeId);
      if (theirs === undefined) byLeader.set(nodeId, [position]);
      else theirs.push(position);
    }
  }
  return byLeader;
}

function topicsOf(positions: readonly FetchPosition[]): {
  topic: string;
  partitions: { partition: number; fetchOffset: string; maxBytes: number }[];
}[] {
  return positions.map(({ topic, partition, offset }) => ({
    topic,
    partitions: [{ partition, fetchOffset: String(offset), maxBytes: MAX_BYTES_PER_PARTITION }],
  }));
}

function parse(response: FetchResponse, positions: readonly FetchPosition[]): FetchedPartition[] {
  const asked = new Map(positions.map((one) => [`${one.topic}/${String(one.partition)}`, one.offset]));
  return response.responses.flatMap(({ topicName: topic, partitions }) =>
    partitions.map(({ partition, highWatermark, messages: [set] }) => {
      const from = asked.get(`${topic}/${String(partition)}`) ?? 0;
      // A fetch returns whole record batches: the first may begin before the asked offset.
      const first = firstAtOrAfter(set?.records ?? [], from);
      const records = first === 0 ? (set?.records ?? []) : (set?.records.slice(first) ?? []);
      const nextOffset = Math.max(from, set?.endOffset ?? 0);
      return { topic, partition, records, nextOffset, highWatermark: Number(highWatermark) };
    }),
  );
}
