import type { OutputRecord } from '../record.ts';

/**
 * One partition's transactional producer. `init` comes first and again after every rejection; in between, a
 * rejected `transact` leaves the outcome unknown until `init` and `committed` have settled it.
 */
export interface Transactions {
  /** Fences every earlier holder of the transactional id and ends its open transaction. */
  init(): Promise<void>;
  /** Appends the outputs and moves the group's position to `nextOffset`, both or neither. Rejects with `FencedError`. */
  transact(outputs: readonly OutputRecord[], nextOffset: number): Promise<void>;
  /** The group's committed position, null when there is none. Settled only after `init`. */
  committed(): Promise<number | null>;
  close(): Promise<void>;
}
