import type { ConsumedRecord } from '@foreshock/streaming';

/** Puts records into batches of one partition each, as a consumer that is behind gets them. Bounded: one open batch a partition. */
export function* batchesOf(
  records: Iterable<ConsumedRecord>,
  partitions: number,
  batchSize: number,
): Generator<readonly ConsumedRecord[]> {
  const open = Array.from({ length: partitions }, (): ConsumedRecord[] => []);
  for (const record of records) {
    const batch = open[record.partition] as ConsumedRecord[];
    batch.push(record);
    if (batch.length < batchSize) continue;
    yield batch;
    open[record.partition] = [];
  }
  for (const batch of open) if (batch.length > 0) yield batch;
}
