import type { IHeaders, Message, TopicMessages } from 'kafkajs';
import type { OutputRecord } from '../record.ts';

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
