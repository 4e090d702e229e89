import type { ConsumedRecord, HeaderValue, OutputRecord, TopicPartition } from '@foreshock/streaming';

const PREFIX = '__connect.errors.';

/** Names the dead letter whose second try a record is. */
export const REPLAY_OF = 'foreshock.replay.of';

/** Where the record stood that became a dead letter. */
export interface Origin extends TopicPartition {
  readonly offset: number;
}

/** A record that broke the contract, as it lies in the dead letter topic. */
export interface DeadLetterRecord {
  /** `<partition>-<offset>` in the dead letter topic. */
  readonly id: string;
  /** Null where the headers do not say: such a letter can only be discarded. */
  readonly origin: Origin | null;
  /** Where it broke: `decode`, `validate`, `process`. */
  readonly stage: string;
  readonly reason: string;
  readonly message: string;
  /** The letter whose replay failed again, if it is one: `<topic>/<partition>/<offset>`. */
  readonly replayOf: string | null;
  readonly record: ConsumedRecord;
}

/** Reads a dead letter's headers, which are named as Kafka Connect names them (KIP-298). Total. */
export function letterOf(record: ConsumedRecord): DeadLetterRecord {
  const header = (name: string): string => record.headers[`${PREFIX}${name}`]?.toString('utf8') ?? '';
  const partition = wholeNumber(header('partition'));
  const offset = wholeNumber(header('offset'));
  const topic = header('topic');
  const isComplete = topic !== '' && partition !== null && offset !== null;
  return {
    id: `${record.partition}-${record.offset}`,
    origin: isComplete ? { topic, partition, offset } : null,
    stage: header('stage'),
    reason: header('exception.class.name'),
    message: header('exception.message'),
    replayOf: record.headers[REPLAY_OF]?.toString('utf8') ?? null,
    record,
  };
}

/** What the audit calls a dead letter: `<topic>/<partition>/<offset>`. */
export function subjectOf({ topic, partition, offset }: ConsumedRecord): string {
  return `${topic}/${partition}/${offset}`;
}

/** The record as it came, byte for byte, for the partition that it came from; one header says what it repeats. */
export function secondTry(letter: DeadLetterRecord, origin: Origin): OutputRecord {
  const { key, value, headers, repeatedHeaders } = letter.record;
  const all: Record<string, HeaderValue | undefined> = { ...headers, ...repeatedHeaders };
  const kept = Object.entries(all).filter(([name]) => !name.startsWith(PREFIX) && name !== REPLAY_OF);
  return {
    topic: origin.topic,
    partition: origin.partition,
    key,
    value,
    headers: { ...Object.fromEntries(kept), [REPLAY_OF]: subjectOf(letter.record) },
  };
}

function wholeNumber(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
