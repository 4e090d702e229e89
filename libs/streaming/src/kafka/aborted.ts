/** A fetched message with what the record batch around it said. */
export interface RawMessage {
  readonly offset: string;
  readonly timestamp: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly isControlRecord?: boolean;
  readonly batchContext?: { readonly producerId: string; readonly inTransaction: boolean };
}

export interface AbortedTransaction {
  readonly producerId: string;
  readonly firstOffset: string;
}

/** Control record type 0 (abort): key is version int16, type int16. */
function isAbortMarker(message: RawMessage): boolean {
  const { key } = message;
  return message.isControlRecord === true && key !== null && key.length >= 4 && key.readInt16BE(2) === 0;
}

/**
 * The committed data records of a fetch, without control records and without those of aborted transactions. The
 * broker lists the aborted transactions that overlap the fetch; a producer's ends at its next abort marker.
 */
export function committedOnly<T extends RawMessage>(
  messages: readonly T[],
  aborted: readonly AbortedTransaction[] | null | undefined,
): T[] {
  const isAborted = abortedIn(aborted);
  return messages.filter((message) => !isAborted(message) && message.isControlRecord !== true);
}

/** A test for each message of a fetch in turn: does it belong to a transaction that was aborted? */
export function abortedIn(
  aborted: readonly AbortedTransaction[] | null | undefined,
): (message: RawMessage) => boolean {
  const pending = (aborted ?? [])
    .map((one) => ({ producerId: one.producerId, firstOffset: Number(one.firstOffset) }))
    .sort((a, b) => a.firstOffset - b.firstOffset);
  if (pending.length === 0) return () => false;
  const open = new Set<string>();
  let next = 0;
  return (message) => {
    const offset = Number(message.offset);
    for (
      let first = pending[next];
      first !== undefined && first.firstOffset <= offset;
      first = pending[++next]
    ) {
      open.add(first.producerId);
    }
    const { batchContext } = message;
    if (batchContext === undefined) return false;
    if (isAbortMarker(message)) open.delete(batchContext.producerId);
    return (
      message.isControlRecord !== true && batchContext.inTransaction && open.has(batchContext.producerId)
    );
  };
}
