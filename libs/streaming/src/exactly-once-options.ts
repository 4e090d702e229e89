import type { KafkaClient } from './kafka/client.ts';
import type { StreamingMetrics } from './metrics.ts';
import type { TaskFactory } from './task.ts';

export interface ExactlyOnceOptions {
  readonly kafka: KafkaClient;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly taskFactory: TaskFactory;
  readonly deadLetterTopic: string;
  /** The process has to end: a crash of the consumer or an error nobody expects. Called once. */
  readonly onFatal: (error: Error) => void;
  readonly metrics?: StreamingMetrics;
  /** Bytes fetched ahead of each partition; default 1 MiB. */
  readonly maxBytesPerPartition?: number;
  /** Records in one transaction; default 10,000: what is touched often is published once. */
  readonly maxRecordsPerTransaction?: number;
  /** Output bytes after which a transaction takes no further record; default 4 MiB. */
  readonly maxOutputBytesPerTransaction?: number;
  readonly partitionsConsumedConcurrently?: number;
  readonly sessionTimeoutMs?: number;
  readonly heartbeatMs?: number;
  readonly transactionTimeoutMs?: number;
  /** Longest wait between two tries of a parked partition; default 10 s. */
  readonly maxParkMs?: number;
  /** Time for an ordered stop before what is under way is abandoned; default 8 s. */
  readonly stopTimeoutMs?: number;
}
