import type { Admin } from 'kafkajs';
import type { TopicPartition } from '../record.ts';

export interface PartitionLag {
  readonly at: TopicPartition;
  readonly records: number;
}

/** Offsets between each partition's position and its end; partitions whose position nobody knows are left out. */
export async function lagOf(
  admin: Admin,
  partitions: readonly TopicPartition[],
  position: (at: TopicPartition) => number | null,
): Promise<readonly PartitionLag[]> {
  const lags: PartitionLag[] = [];
  for (const [topic, ofTopic] of Map.groupBy(partitions, (at) => at.topic)) {
    const ends = new Map(
      (await admin.fetchTopicOffsets(topic)).map((one) => [one.partition, Number(one.high)]),
    );
    for (const at of ofTopic) {
      const from = position(at);
      if (from !== null) lags.push({ at, records: Math.max(0, (ends.get(at.partition) ?? 0) - from) });
    }
  }
  return lags;
}
