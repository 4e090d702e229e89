import { recordTable } from './generated/records.ts';
import type { RecordName } from './generated/records.ts';
import { topics } from './generated/topics.ts';

export type TopicName = (typeof topics)[number]['name'];

/** Names of the records that a topic carries. */
export type RecordsOn<Name extends TopicName> = {
  [Each in RecordName]: (typeof recordTable)[Each]['topic'] extends Name ? Each : never;
}[RecordName];

/** A Kafka topic as it must be. */
export interface Topic {
  readonly name: TopicName;
  readonly description: string;
  /** Which field is the Kafka key. */
  readonly key: string;
  readonly partitions: number;
  readonly cleanupPolicy: 'delete' | 'compact';
  /** Milliseconds; −1 keeps records for ever. */
  readonly retentionMs: number;
  /** Full names of the records that it carries. */
  readonly subjects: readonly string[];
}

export const recordNames = Object.keys(recordTable) as readonly RecordName[];

export function topicByName(name: TopicName): Topic {
  const topic = topics.find((candidate) => candidate.name === name);
  if (!topic) throw new Error(`there is no topic ${name}: it is not in the contract's topics`);
  return topic;
}

/** The topic that carries a record. */
export function topicOf(name: RecordName): Topic {
  return topicByName(recordTable[name].topic);
}

/** `foreshock.ledger.InvoiceEvent` of `InvoiceEvent`: the registry subject and the CloudEvents type. */
export function fullNameOf(name: RecordName): string {
  return recordTable[name].fullName;
}
