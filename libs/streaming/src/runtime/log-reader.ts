import type { ConsumedRecord, TopicPartition } from '../record.ts';

export interface OffsetRange {
  /** First offset the log still holds. */
  readonly low: number;
  /** End of what is committed: the first offset a read-committed reader cannot see yet. */
  readonly high: number;
}

/** Reads partitions without being a member of a group. */
export interface LogReader {
  partitions(topic: string): Promise<readonly number[]>;
  offsets(at: TopicPartition): Promise<OffsetRange>;
  /** Committed records in [from, to), in chunks. Ends by position: markers, aborted and compacted records leave gaps. */
  read(at: TopicPartition, from: number, to: number): AsyncIterable<readonly ConsumedRecord[]>;
  close(): Promise<void>;
}
