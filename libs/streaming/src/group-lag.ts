import type { KafkaClient } from './kafka/client.ts';

/** Tells how far a group is behind. */
export interface GroupLag {
  /** Offsets between the group's committed positions and the ends of the topics, over all partitions. */
  records(groupId: string, topics: readonly string[]): Promise<number>;
  /** Sum of the group's committed positions over all partitions. */
  committed(groupId: string, topics: readonly string[]): Promise<number>;
  /** The group's committed position of each partition of a topic; partitions without one are left out. */
  positions(groupId: string, topic: string): Promise<ReadonlyMap<number, number>>;
  close(): Promise<void>;
}

/** Connects a probe; a partition without a committed position counts from its beginning. */
export async function createGroupLag(kafka: KafkaClient): Promise<GroupLag> {
  const admin = kafka.admin();
  await admin.connect();
  const behind = async (groupId: string, topic: string): Promise<number> => {
    const [ends, [committed]] = await Promise.all([
      admin.fetchTopicOffsets(topic),
      admin.fetchOffsets({ groupId, topics: [topic] }),
    ]);
    const positions = new Map(
      committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]),
    );
    return ends.reduce(
      (sum, { partition, low, high }) =>
        sum + Number(high) - Math.max(Number(low), positions.get(partition) ?? 0),
      0,
    );
  };
  return {
    async records(groupId, topics) {
      const each = await Promise.all(topics.map((topic) => behind(groupId, topic)));
      return each.reduce((sum, records) => sum + records, 0);
    },
    async committed(groupId, topics) {
      const answer = await admin.fetchOffsets({ groupId, topics: [...topics] });
      const positions = answer.flatMap(({ partitions }) =>
        partitions.map(({ offset }) => Math.max(0, Number(offset))),
      );
      return positions.reduce((sum, position) => sum + position, 0);
    },
    async positions(groupId, topic) {
      const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
      const known = (committed?.partitions ?? []).filter(({ offset }) => Number(offset) >= 0);
      return new Map(known.map(({ partition, offset }) => [partition, Number(offset)]));
    },
    close: () => admin.disconnect(),
  };
}
