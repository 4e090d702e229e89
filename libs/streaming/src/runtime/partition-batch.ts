import type { ConsumedRecord } from '../record.ts';

/** A fetched piece of a partition. */
export interface PartitionBatch {
  readonly records: readonly ConsumedRecord[];
  /** Where the fetch began. */
  readonly fetchedOffset: number;
  /** First offset after the piece, control records included. */
  readonly endOffset: number;
}

/** Index of the first record at or after `offset`; records are in offset order. */
export function firstAtOrAfter(records: readonly ConsumedRecord[], offset: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((records[middle] as ConsumedRecord).offset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
