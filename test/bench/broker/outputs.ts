import { createLogReader, type ConsumedRecord, type LogReader } from '@foreshock/streaming';
import type { BenchStack } from './bench-stack.ts';
import type { Contestant } from './contestants.ts';

/** Where each partition of some topics ended at one moment. */
export type Ends = ReadonlyMap<string, number>;

type OnRecords = (records: readonly ConsumedRecord[]) => void | Promise<void>;

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;

export async function endsOf(stack: BenchStack, topics: readonly string[]): Promise<Ends> {
  const reader = createLogReader(stack.kafka('bench'));
  const ends = new Map<string, number>();
  for (const topic of topics)
    for (const partition of await reader.partitions(topic))
      ends.set(keyOf(topic, partition), (await reader.offsets({ topic, partition })).high);
  await reader.close();
  return ends;
}

/** Committed outputs of a contestant since `from`, counted by topic; warnings are handed on as they were written. */
export async function readOutputs(
  stack: BenchStack,
  contestant: Contestant,
  from: Ends,
  onWarnings: OnRecords = () => undefined,
): Promise<Record<string, number>> {
  const reader = createLogReader(stack.kafka('bench'));
  const counts: Record<string, number> = {};
  for (const topic of contestant.topics) {
    const isWarnings = topic === contestant.warnings;
    const name = topic.slice(topic.lastIndexOf('.') + 1);
    counts[name] = await readTopic(reader, topic, from, isWarnings ? onWarnings : () => undefined);
  }
  await reader.close();
  return counts;
}

async function readTopic(
  reader: LogReader,
  topic: string,
  from: Ends,
  onRecords: OnRecords,
): Promise<number> {
  let count = 0;
  for (const partition of await reader.partitions(topic)) {
    const start = from.get(keyOf(topic, partition)) ?? 0;
    const { high } = await reader.offsets({ topic, partition });
    for await (const records of reader.read({ topic, partition }, start, high)) {
      count += records.length;
      await onRecords(records);
    }
  }
  return count;
}
