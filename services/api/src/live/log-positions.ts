import type { Component } from '@foreshock/service';
import { createGroupLag, type GroupLag, type KafkaClient, type LogReader } from '@foreshock/streaming';

/** Where a partition of the log ends, and how far the copying group got. */
export interface LogPosition {
  readonly end: number;
  /** Beyond the last copied record by the transaction markers behind it; null before the group's first commit. */
  readonly copied: number | null;
}

/** The partitions of a topic; null when the log cannot be asked at the moment. */
export type LogPositions = (topic: string) => Promise<ReadonlyMap<number, LogPosition> | null>;

const PATIENCE_MS = 2_000;

/** Asks the log and the group that copies it, but does not let a status page wait for brokers that are away. */
export function logPositionsOf(
  kafka: KafkaClient,
  reader: LogReader,
  groupId: string,
): { readonly component: Component; readonly of: LogPositions } {
  let group: GroupLag | null = null;
  const ask = async (topic: string): Promise<ReadonlyMap<number, LogPosition>> => {
    const [partitions, copied] = await Promise.all([
      reader.partitions(topic),
      (group as GroupLag).positions(groupId, topic),
    ]);
    const positions = partitions.map(async (partition) => {
      const { high } = await reader.offsets({ topic, partition });
      return [partition, { end: high, copied: copied.get(partition) ?? null }] as const;
    });
    return new Map(await Promise.all(positions));
  };
  return {
    component: {
      name: 'positions of the log',
      start: async () => void (group = await createGroupLag(kafka)),
      stop: async () => group?.close(),
    },
    of: (topic) => {
      const asked = ask(topic).catch(() => null);
      const { promise, resolve } = Promise.withResolvers<null>();
      const timer = setTimeout(() => resolve(null), PATIENCE_MS);
      return Promise.race([asked, promise]).finally(() => clearTimeout(timer));
    },
  };
}
