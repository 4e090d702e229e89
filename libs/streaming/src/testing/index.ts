export { MemoryLog, type FaultPoint } from './memory-log.ts';
export { held, TestDriver, type Input, type TestDriverOptions } from './test-driver.ts';
export type { Lease } from '../runtime/lease.ts';
export type { LogReader } from '../runtime/log-reader.ts';
export type { PartitionBatch } from '../runtime/partition-batch.ts';
export { PartitionRunner } from '../runtime/partition-runner.ts';
export type { Transactions } from '../runtime/transactions.ts';
export { SinkHandler } from '../sink-consumer.ts';
