import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  markAllDirty,
  snapshotPartition,
  takeDirtyCustomers,
  type CustomerBytes,
  type DirtyCustomers,
  type Partition,
} from '@foreshock/engine';
import type { Generation } from './generation.ts';
import { FORM, SLICE_MS, type Sources } from './sources.ts';
import type { Snapshot, SnapshotOwner } from './store.ts';

/** Bytes in one insert. */
export const INSERT_BYTES = 1024 * 1024;
/** Bytes kept for customers that change before their turn; beyond, the store is too slow and the snapshot is given up. */
const KEPT_BYTES = 64 * 1024 * 1024;

/** A partition's state as of a committed offset: the head as bytes, the customers to be serialised by and by. */
export interface Cut {
  readonly offset: number;
  readonly head: Uint8Array;
  readonly customers: number;
  readonly dirty: DirtyCustomers;
}

/** Fixes the state at this moment: cheap, however many customers changed. @param whole all customers, not only those */
export function cut(partition: Partition, offset: number, whole: boolean): Cut {
  if (whole) markAllDirty(partition);
  const head = snapshotPartition(partition);
  return { offset, head, customers: partition.customers.size, dirty: takeDirtyCustomers(partition) };
}

export interface Written {
  readonly snapshot: Snapshot;
  readonly customers: number;
  readonly bytes: number;
}

/**
 * Writes a cut piece by piece, each a single insert, the end last. After a rejection nothing of it counts and its
 * customers are to be written again.
 */
export async function writeCut(
  owner: SnapshotOwner,
  { snapshots }: Sources,
  generation: Generation,
  taken: Cut,
  insertBytes = INSERT_BYTES,
): Promise<Written> {
  const { offset, head, dirty } = taken;
  const { name, bornMs } = generation;
  let bytes = head.length;
  let customers = 0;
  try {
    for await (const piece of piecesOf(dirty, insertBytes)) {
      await snapshots.append(owner, FORM, { generation: name, offset, customers: piece });
      customers += piece.length;
      for (const customer of piece) bytes += customer.bytes.length;
      if (dirty.keptBytes > KEPT_BYTES)
        throw new Error('ClickHouse takes snapshots more slowly than state changes');
    }
    const written = generation.written + customers;
    const snapshot = { generation: name, offset, customers: taken.customers, written, bornMs, bytes: head };
    await snapshots.append(owner, FORM, { generation: name, offset, customers: [] }, snapshot);
    return { snapshot, customers, bytes };
  } catch (error) {
    dirty.abandon();
    throw error;
  }
}

async function* piecesOf(
  dirty: Iterable<CustomerBytes>,
  insertBytes: number,
): AsyncGenerator<readonly CustomerBytes[]> {
  let piece: CustomerBytes[] = [];
  let bytes = 0;
  let turnEndsMs = performance.now() + SLICE_MS;
  for (const customer of dirty) {
    piece.push(customer);
    bytes += customer.bytes.length;
    if (bytes >= insertBytes) {
      yield piece;
      [piece, bytes] = [[], 0];
    } else if (performance.now() < turnEndsMs) continue;
    else await nextTurn();
    turnEndsMs = performance.now() + SLICE_MS;
  }
  if (piece.length > 0) yield piece;
}
