import kafkajs from 'kafkajs';

/** kafkajs is CommonJS whose spread exports Node cannot see by name. */
export const {
  Kafka,
  PartitionAssigners,
  Partitioners,
  logLevel,
  KafkaJSError,
  KafkaJSNonRetriableError,
  KafkaJSProtocolError,
  ConfigResourceTypes,
} = kafkajs;
