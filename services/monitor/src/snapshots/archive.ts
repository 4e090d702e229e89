import type { ConsumedRecord, TopicPartition } from '@foreshock/streaming';

/** The log's records where Kafka's retention has passed. Every method rejects with a `ClickHouseFailure`. */
export interface LogArchive {
  /** First and last offset that it holds of a partition, without a gap between them; null where it holds none. */
  range(at: TopicPartition): Promise<{ readonly first: number; readonly last: number } | null>;
  /** Records in [from, to) as they were on the log, headers left out, in offset order. */
  read(at: TopicPartition, from: number, to: number): AsyncIterable<readonly ConsumedRecord[]>;
}
