import {
  createCodec,
  registryOf,
  topicOf,
  type AuditEntry,
  type Codec,
  type RegistrySettings,
  type SchemaRegistry,
} from '@foreshock/contracts';
import {
  createLogProducer,
  createLogReader,
  kafkaClientOf,
  type KafkaClient,
  type KafkaSettings,
  type LogReader,
  type StreamingLog,
} from '@foreshock/streaming';
import { createLiveLogSink } from './live-log-sink.ts';
import type { LogSink } from './log-sink.ts';

/** Everything that intake needs of the log; `start` registers the schemas. */
export interface OpenLog {
  readonly kafka: KafkaClient;
  readonly registry: SchemaRegistry;
  readonly codec: Codec;
  readonly reader: LogReader;
  readonly sink: LogSink;
  /** Appends to the audit; resolves once the entry is durable. */
  readonly writeAudit: (entry: AuditEntry) => Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Connects nothing yet: connections are made by `start` and the first calls. */
export function openLog(settings: KafkaSettings & RegistrySettings, log?: StreamingLog): OpenLog {
  const kafka = kafkaClientOf(settings, 'foreshock-intake', log);
  const registry = registryOf(settings);
  const codec = createCodec(registry);
  const reader = createLogReader(kafka);
  const producer = createLogProducer({ kafka });
  return {
    kafka,
    registry,
    codec,
    reader,
    sink: createLiveLogSink({ codec, producer, reader }),
    writeAudit: async (entry) => {
      const topic = topicOf('AuditEntry').name;
      await producer.sendBatch([{ topic, key: entry.subject, value: codec.encode('AuditEntry', entry) }]);
    },
    start: () => codec.registerAll(),
    close: async () => {
      await Promise.all([producer.close(), reader.close()]);
    },
  };
}
