import type { Admin } from 'kafkajs';
import type { TopicPartition } from '../record.ts';
import { patiently } from './patiently.ts';

/** The group's committed position of one partition, null when it has none. */
export async function committedOffset(
  admin: Admin,
  groupId: string,
  at: TopicPartition,
): Promise<number | null> {
  const [topic] = await patiently(() => admin.fetchOffsets({ groupId, topics: [at.topic] }));
  const found = topic?.partitions.find((one) => one.partition === at.partition);
  const offset = Number(found?.offset ?? -1);
  return offset < 0 ? null : offset;
}
