import type { StreamingLog } from '../log.ts';
import type { StreamingMetrics } from '../metrics.ts';
import type { TaskFactory } from '../task.ts';
import type { ChunkBounds } from './chunk.ts';
import type { LogReader } from './log-reader.ts';
import type { Transactions } from './transactions.ts';

export interface RunnerOptions {
  readonly groupId: string;
  readonly taskFactory: TaskFactory;
  readonly transactions: Transactions;
  readonly reader: LogReader;
  readonly deadLetterTopic: string;
  readonly bounds: ChunkBounds;
  readonly heartbeatMs: number;
  /** Times the same outputs are sent again before the process gives up. */
  readonly maxResends: number;
  readonly metrics: StreamingMetrics;
  readonly log: StreamingLog;
}
