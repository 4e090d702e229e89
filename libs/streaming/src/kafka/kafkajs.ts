import kafkajs from 'kafkajs';

/** kafkajs is CommonJS whose spread exports Node cannot see by name. */
export const {
  Kafka,
  Partitioners,
  logLevel,
  KafkaJSError,
  KafkaJSNonRetriableError,
  KafkaJSProtocolError,
  ConfigResourceTypes,
} = kafkajs;
