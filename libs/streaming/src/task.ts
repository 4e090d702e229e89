import type { ConsumedRecord, OutputRecord, TopicPartition } from './record.ts';

/** What one record led to. An outcome is a value: only the unknown throws, and that ends the process. */
export type Outcome =
  | { readonly kind: 'ok'; readonly outputs: readonly OutputRecord[] }
  | {
      readonly kind: 'dead-letter';
      /** Where it broke: `decode`, `validate`, `process`. */
      readonly stage: string;
      /** A short stable name of the cause, such as `unknown-schema`. */
      readonly reason: string;
      readonly message: string;
    };

/** The state of one assigned partition. */
export interface PartitionTask {
  /** Synchronous, total and pure over the task's own state. Tombstones and null keys come here too. */
  process(record: ConsumedRecord): Outcome;
  /** End of a chunk, before its transaction: coalesced outputs. */
  flush(): readonly OutputRecord[];
  /** The chunk's transaction is known to be committed; `nextOffset` is the first offset not yet consumed. */
  committed?(nextOffset: number): void;
  /** The partition was revoked or the process stops. The state may hold an uncommitted chunk. */
  close?(): void | Promise<void>;
}

/** Reads the partition's records in [from, to), aborted ones left out, in chunks in offset order. */
export type Replay = (from: number, to: number) => AsyncIterable<readonly ConsumedRecord[]>;

export interface PartitionStart extends TopicPartition {
  /** First offset not yet consumed; null when the group never committed one. */
  readonly committedOffset: number | null;
  /** First offset that the log still holds: what lies before cannot be replayed. */
  readonly logStartOffset: number;
}

export interface TaskFactory {
  /** Asynchronous work before `process`, such as loading schemas. A rejection parks the partition. */
  prepare(records: readonly ConsumedRecord[]): Promise<void>;
  /** Restores the state up to `committedOffset`; nothing it does is published. A `RetriableError` parks. */
  open(partition: PartitionStart, replay: Replay): Promise<PartitionTask>;
}
