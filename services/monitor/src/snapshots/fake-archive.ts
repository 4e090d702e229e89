import { ClickHouseFailure, type FailureKind } from '@foreshock/clickhouse';
import type { ConsumedRecord, TopicPartition } from '@foreshock/streaming';
import type { LogArchive } from './archive.ts';

export interface FakeArchive extends LogArchive {
  add(...records: readonly ConsumedRecord[]): void;
  fault: () => FailureKind | null;
}

/** A copy of the log in memory. */
export function createFakeArchive(): FakeArchive {
  const partitions = new Map<string, Map<number, ConsumedRecord>>();
  const check = async (): Promise<void> => {
    await Promise.resolve();
    const kind = archive.fault();
    if (kind !== null) throw new ClickHouseFailure(kind, undefined, 'told to fail', null);
  };
  const archive: FakeArchive = {
    fault: () => null,
    add(...records) {
      for (const record of records) {
        const held = partitions.get(keyOf(record)) ?? new Map<number, ConsumedRecord>();
        partitions.set(keyOf(record), held.set(record.offset, record));
      }
    },
    async range(at) {
      await check();
      const offsets = [...(partitions.get(keyOf(at))?.keys() ?? [])];
      return offsets.length === 0 ? null : { first: Math.min(...offsets), last: Math.max(...offsets) };
    },
    async *read(at, from, to) {
      const held = [...(partitions.get(keyOf(at))?.values() ?? [])].sort((a, b) => a.offset - b.offset);
      const asked = held.filter(({ offset }) => offset >= from && offset < to);
      for (let i = 0; i < asked.length; i += 3) {
        await check();
        yield asked.slice(i, i + 3).map((record) => ({ ...record, headers: {} }));
      }
    },
  };
  return archive;
}

const keyOf = ({ topic, partition }: TopicPartition) => `${topic}/${partition}`;
