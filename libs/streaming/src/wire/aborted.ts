/** A transaction of which a fetch holds records that nobody may see. */
export interface AbortedTransaction {
  readonly producerId: number;
  readonly firstOffset: number;
}

/** What decides about a whole record batch; a batch never mixes producers or transactions. */
export interface BatchOrigin {
  readonly lastOffset: number;
  readonly producerId: number;
  readonly transactional: boolean;
  readonly abortMarker: boolean;
}

const never = (): boolean => false;

/**
 * A test for each batch of a fetch in turn: does it belong to a transaction that was aborted? The broker lists every aborted
 * transaction that overlaps the fetch, also several that began before it; a producer's ends at its next abort marker.
 */
export function abortedIn(aborted: readonly AbortedTransaction[]): (batch: BatchOrigin) => boolean {
  if (aborted.length === 0) return never;
  const pending = aborted.toSorted((a, b) => a.firstOffset - b.firstOffset);
  const open = new Set<number>();
  let next = 0;
  return (batch) => {
    for (
      let first = pending[next];
      first !== undefined && first.firstOffset <= batch.lastOffset;
      first = pending[++next]
    ) {
      open.add(first.producerId);
    }
    if (batch.abortMarker) open.delete(batch.producerId);
    return batch.transactional && open.has(batch.producerId);
  };
}
