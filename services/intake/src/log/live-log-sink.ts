import type { Codec } from '@foreshock/contracts';
import type { LogProducer, LogReader } from '@foreshock/streaming';
import { encodeEntry, LOG_TOPIC } from './encode-entry.ts';
import type { LogEntry, LogPosition, LogSink } from './log-sink.ts';

/** The log on Kafka. The codec's schemas are registered before the first append. */
export function createLiveLogSink(parts: {
  readonly codec: Pick<Codec, 'encode'>;
  readonly producer: Pick<LogProducer, 'sendBatch'>;
  readonly reader: Pick<LogReader, 'partitions'>;
  /** The log's topic; another one for tests. */
  readonly topic?: string;
}): LogSink {
  const { codec, producer, reader, topic = LOG_TOPIC } = parts;
  return {
    async partitionCount() {
      return (await reader.partitions(topic)).length;
    },
    append(entries: readonly LogEntry[]): Promise<readonly LogPosition[]> {
      return producer.sendBatch(entries.map((entry) => encodeEntry(codec, entry, topic)));
    },
  };
}
