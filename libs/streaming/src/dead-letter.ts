import type { ConsumedRecord, HeaderValue, OutputRecord } from './record.ts';
import type { Outcome } from './task.ts';

export type DeadLetter = Extract<Outcome, { kind: 'dead-letter' }>;

const PREFIX = '__connect.errors.';

/**
 * The dead letter of a record: key, value and headers byte for byte, the failure in headers named as Kafka Connect's
 * dead letter queue names them (KIP-298).
 */
export function deadLetterOf(record: ConsumedRecord, failure: DeadLetter, topic: string): OutputRecord {
  const headers: Record<string, HeaderValue | undefined> = { ...record.headers, ...record.repeatedHeaders };
  headers[`${PREFIX}topic`] = record.topic;
  headers[`${PREFIX}partition`] = String(record.partition);
  headers[`${PREFIX}offset`] = String(record.offset);
  headers[`${PREFIX}stage`] = failure.stage;
  headers[`${PREFIX}exception.class.name`] = failure.reason;
  headers[`${PREFIX}exception.message`] = failure.message;
  return { topic, key: record.key, value: record.value, headers };
}
