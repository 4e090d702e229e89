import type { IHeaders, KafkaMessage, Message, TopicMessages } from 'kafkajs';
import type { ConsumedRecord, OutputRecord } from '../record.ts';

const NO_HEADERS: Readonly<Record<string, Buffer | undefined>> = Object.freeze({});

/** One fetched message as a record; offset and time become numbers here, once. */
export function toConsumed(topic: string, partition: number, message: KafkaMessage): ConsumedRecord {
  const headers = message.headers as ConsumedRecord['headers'] | undefined;
  const record: ConsumedRecord = {
    topic,
    partition,
    offset: Number(message.offset),
    timestampMs: Number(message.timestamp),
    key: message.key,
    value: message.value,
    headers: headers ?? NO_HEADERS,
  };
  for (const name in headers) {
    if (Array.isArray(headers[name])) return withRepeatedHeaders(record, message.headers as IHeaders);
  }
  return record;
}

/** Of a header that came more than once, a task sees the last value; the rest stays for the dead letter. */
function withRepeatedHeaders(record: ConsumedRecord, headers: IHeaders): ConsumedRecord {
  const single: Record<string, Buffer | undefined> = {};
  const repeatedHeaders: Record<string, readonly Buffer[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (Array.isArray(value)) repeatedHeaders[name] = value as Buffer[];
    single[name] = (Array.isArray(value) ? value.at(-1) : value) as Buffer | undefined;
  }
  return { ...record, headers: single, repeatedHeaders };
}

export function toMessage(record: OutputRecord): Message {
  return {
    key: record.key,
    value: record.value,
    ...(record.headers === undefined ? {} : { headers: record.headers as IHeaders }),
    ...(record.partition === undefined ? {} : { partition: record.partition }),
    ...(record.timestampMs === undefined ? {} : { timestamp: String(record.timestampMs) }),
  };
}

/** Groups by topic and keeps the order within each. */
export function toTopicMessages(records: readonly OutputRecord[]): TopicMessages[] {
  const byTopic = new Map<string, Message[]>();
  for (const record of records) {
    const messages = byTopic.get(record.topic);
    if (messages === undefined) byTopic.set(record.topic, [toMessage(record)]);
    else messages.push(toMessage(record));
  }
  return Array.from(byTopic, ([topic, messages]) => ({ topic, messages }));
}
