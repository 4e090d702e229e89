export { deadLetterOf, type DeadLetter } from './dead-letter.ts';
export { FencedError, RetriableError, RevokedError } from './errors.ts';
export { ExactlyOnceRuntime } from './exactly-once.ts';
export type { ExactlyOnceOptions } from './exactly-once-options.ts';
export { createKafkaClient, type KafkaClient, type KafkaClientOptions } from './kafka/client.ts';
export { isKafkaError } from './kafka/protocol-errors.ts';
export { createLogReader } from './kafka/reader.ts';
export {
  createLogProducer,
  type GroupOffsets,
  type LogProducer,
  type LogProducerOptions,
} from './log-producer.ts';
export { silent, type LogLevel, type StreamingLog } from './log.ts';
export { noMetrics, prometheusMetrics, type StreamingMetrics } from './metrics.ts';
export type { ConsumedRecord, HeaderValue, OutputRecord, TopicPartition } from './record.ts';
export type { LogReader, OffsetRange } from './runtime/log-reader.ts';
export {
  createSinkConsumer,
  type Sink,
  type SinkConsumer,
  type SinkConsumerOptions,
} from './sink-consumer.ts';
export { ExactlyOnceStrategy } from './strategy.ts';
export { createTailConsumer, type TailConsumer, type TailConsumerOptions } from './tail-consumer.ts';
export type { Outcome, PartitionStart, PartitionTask, Replay, TaskFactory } from './task.ts';
export {
  createTopicAdmin,
  type TopicAdmin,
  type TopicDefinition,
  type TopicDrift,
  type TopicReport,
} from './topics.ts';
export { kafkaClientOf, type KafkaSettings } from './settings.ts';
export { createLogEnds, type LogEnds } from './log-ends.ts';
export { createGroupLag, type GroupLag } from './group-lag.ts';
