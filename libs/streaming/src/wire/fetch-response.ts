import type { AbortedTransaction } from './aborted.ts';
import { WireCursor } from './cursor.ts';
import { readRecordSet, type RecordSet } from './record-set.ts';

/** The version of the fetch request whose answers are read here; every broker since Kafka 2.3 speaks it. */
export const FETCH_VERSION = 11;

/** All records of a partition as the one message that the client library sees of them. */
export interface RecordSetMessage extends RecordSet {
  /** Of the last record, as text: what the library goes on from. */
  readonly offset: string;
  /** There is nothing to hand over: the library passes on without asking anybody. */
  readonly isControlRecord: boolean;
}

/** One partition of an answer, in the shape that kafkajs works with. */
export interface PartitionResponse {
  readonly partition: number;
  readonly errorCode: number;
  readonly highWatermark: string;
  readonly lastStableOffset: string;
  readonly abortedTransactions: readonly never[];
  readonly preferredReadReplica: number;
  readonly messages: readonly RecordSetMessage[];
}

export interface FetchResponse {
  readonly throttleTime: number;
  readonly clientSideThrottleTime: number;
  readonly errorCode: number;
  readonly sessionId: number;
  readonly responses: readonly {
    readonly topicName: string;
    readonly partitions: readonly PartitionResponse[];
  }[];
}

/** Reads an answer of version 11 without making an object of anything but its records. */
export function decodeFetchResponse(payload: Buffer): FetchResponse {
  const cursor = new WireCursor(payload, 0);
  const clientSideThrottleTime = cursor.int32();
  const errorCode = cursor.int16();
  const sessionId = cursor.int32();
  const responses = times(cursor.int32(), () => {
    const topicName = cursor.string();
    return { topicName, partitions: times(cursor.int32(), () => partitionAt(cursor, topicName)) };
  });
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}

function partitionAt(cursor: WireCursor, topic: string): PartitionResponse {
  const partition = cursor.int32();
  const errorCode = cursor.int16();
  const highWatermark = String(cursor.int64());
  const lastStableOffset = String(cursor.int64());
  cursor.at += 8; // the log's first offset
  const aborted = times(cursor.int32(), (): AbortedTransaction => {
    const producerId = cursor.int64();
    return { producerId, firstOffset: cursor.int64() };
  });
  const preferredReadReplica = cursor.int32();
  const length = Math.max(0, cursor.int32());
  const set = cursor.bytes.subarray(cursor.at, cursor.at + length);
  cursor.at += length;
  return {
    partition,
    errorCode,
    highWatermark,
    lastStableOffset,
    abortedTransactions: [],
    preferredReadReplica,
    messages: messagesOf(readRecordSet({ topic, partition }, set, aborted)),
  };
}

function messagesOf({ records, endOffset }: RecordSet): readonly RecordSetMessage[] {
  if (endOffset === null) return [];
  return [{ records, endOffset, offset: String(endOffset - 1), isControlRecord: records.length === 0 }];
}

/** As many values as an array's length says; −1 stands for none. */
function times<T>(count: number, read: () => T): T[] {
  const found: T[] = [];
  for (let i = 0; i < count; i++) found.push(read());
  return found;
}
