import type { CustomerBytes } from '@foreshock/engine';

/** Whose state it is: a partition of the log as a consumer group reads it. */
export interface SnapshotOwner {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
}

/** What the bytes can be read by: a snapshot of another form is as good as none. */
export interface SnapshotForm {
  readonly format: string;
  readonly coreVersion: string;
}

/** A complete snapshot: with every customer's last bytes at or below `offset`, the state of the log up to there. */
export interface Snapshot {
  /** A whole snapshot and the changes written after it share one: hexadecimal digits and hyphens. */
  readonly generation: string;
  /** First offset that the state has not consumed. */
  readonly offset: number;
  /** Customers in the state. */
  readonly customers: number;
  /** Customers written in this generation so far, repetitions counted. */
  readonly written: number;
  /** Milliseconds since 1970-01-01 at which the generation was begun. */
  readonly bornMs: number;
  /** The partition without its customers. */
  readonly bytes: Uint8Array;
}

/** A piece of a snapshot to be stored. */
export interface SnapshotPart {
  readonly generation: string;
  readonly offset: number;
  readonly customers: readonly CustomerBytes[];
}

/** Where snapshots are kept. Every method rejects with a `ClickHouseFailure`. */
export interface SnapshotStore {
  /** The latest complete snapshot in this form at or below an offset, all of its customers being there; else null. */
  latest(owner: SnapshotOwner, form: SnapshotForm, atMost: number): Promise<Snapshot | null>;
  /** Its customers, each once as of its offset, in pages in order of their ids. */
  customers(owner: SnapshotOwner, snapshot: Snapshot): AsyncIterable<readonly CustomerBytes[]>;
  /**
   * Adds customers; `complete` is the last thing written of a snapshot and makes it count. Writing the same twice does no
   * harm. A complete snapshot takes the place of generations that end before it.
   */
  append(owner: SnapshotOwner, form: SnapshotForm, part: SnapshotPart, complete?: Snapshot): Promise<void>;
}
