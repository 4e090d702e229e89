import type { ConsumedRecord, TopicPartition } from '../record.ts';
import type { LogReader } from '../runtime/log-reader.ts';
import type { KafkaClient } from './client.ts';
import { createFetcher, type Fetcher } from './fetcher.ts';
import { patiently } from './patiently.ts';

/** Fetches below the end of the log that may come back empty before compaction is the only explanation left. */
const EMPTY_FETCHES = 3;

/** Reads partitions over kafkajs outside any consumer group. Connects with the first call. */
export function createLogReader(kafka: KafkaClient): LogReader {
  const fetcher = createFetcher(kafka);
  return {
    partitions: (topic) => patiently(() => fetcher.partitions(topic)),
    offsets: (at) => patiently(() => fetcher.offsets(at)),
    read: (at, from, to) => readRange(fetcher, at, from, to),
    close: () => fetcher.close(),
  };
}

/**
 * Committed records of [from, to). The end is a position, never a count: markers, aborted and compacted records leave
 * gaps, and a range may hold no record at all.
 */
async function* readRange(
  fetcher: Fetcher,
  at: TopicPartition,
  from: number,
  to: number,
): AsyncGenerator<readonly ConsumedRecord[]> {
  const { low, high } = await patiently(() => fetcher.offsets(at));
  const end = Math.min(to, high);
  let offset = Math.max(from, low);
  let empty = 0;
  while (offset < end && empty < EMPTY_FETCHES) {
    const position = { ...at, offset };
    const [fetched] = await patiently(() => fetcher.fetch([position], 500));
    if (fetched === undefined || fetched.nextOffset === offset) {
      empty++;
      continue;
    }
    empty = 0;
    offset = fetched.nextOffset;
    const records = offset > end ? fetched.records.filter((one) => one.offset < end) : fetched.records;
    if (records.length > 0) yield records;
  }
}
