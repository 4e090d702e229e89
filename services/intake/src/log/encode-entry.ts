import { cloudEventHeaders, type Codec } from '@foreshock/contracts';
import type { OutputRecord } from '@foreshock/streaming';
import { isBroadcast, type LogEntry } from './log-sink.ts';

export const LOG_TOPIC = 'ledger.events';

/** An entry as a Kafka record: Avro value, CloudEvents headers, the customer as key; broadcasts keyed by their event. */
export function encodeEntry(
  codec: Pick<Codec, 'encode'>,
  entry: LogEntry,
  topic: string = LOG_TOPIC,
): OutputRecord {
  const { type, record } = entry;
  const customerId = isBroadcast(entry) ? undefined : entry.record.customerId;
  return {
    topic,
    key: customerId ?? record.eventId,
    value: codec.encode(type, record),
    headers: cloudEventHeaders({
      id: record.eventId,
      source: record.source,
      type,
      timeMs: record.occurredAt,
      ...(customerId !== undefined && { subject: customerId }),
    }),
    ...(isBroadcast(entry) && { partition: entry.partition }),
  };
}
