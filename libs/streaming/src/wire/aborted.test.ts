import { describe, expect, it } from 'vitest';
import { abortedIn, type AbortedTransaction, type BatchOrigin } from './aborted.ts';

const data = (lastOffset: number, producerId: number, transactional = true): BatchOrigin => ({
  lastOffset,
  producerId,
  transactional,
  abortMarker: false,
});
const abort = (lastOffset: number, producerId: number): BatchOrigin => ({
  ...data(lastOffset, producerId),
  abortMarker: true,
});

/** Last offsets of the batches that are hidden. */
function hidden(batches: readonly BatchOrigin[], aborted: readonly AbortedTransaction[]): number[] {
  const isAborted = abortedIn(aborted);
  return batches.filter((batch) => isAborted(batch)).map((batch) => batch.lastOffset);
}

describe('abortedIn', () => {
  it('hides what an abort covers, per producer', () => {
    const batches = [data(0, 1), data(1, 2), abort(2, 1), data(3, 1), data(5, 1)];
    expect(hidden(batches, [{ producerId: 1, firstOffset: 0 }])).toEqual([0]);
  });

  it('knows every aborted transaction that began before the fetch', () => {
    const aborted = [
      { producerId: 2, firstOffset: 60 },
      { producerId: 1, firstOffset: 50 },
    ];
    expect(hidden([data(100, 2), data(101, 1), data(102, 3)], aborted)).toEqual([100, 101]);
  });

  it('begins a transaction with the batch that holds its first offset, not before', () => {
    expect(hidden([data(4, 1), data(9, 1)], [{ producerId: 1, firstOffset: 5 }])).toEqual([9]);
  });

  it('shows records outside transactions', () => {
    expect(hidden([data(0, 1, false)], [{ producerId: 1, firstOffset: 0 }])).toEqual([]);
    expect(hidden([data(0, 1)], [])).toEqual([]);
  });
});
