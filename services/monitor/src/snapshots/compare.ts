import { describeCustomer, snapshotCustomer, snapshotPartition, type Partition } from '@foreshock/engine';
import type { Snapshot, SnapshotOwner, SnapshotStore } from './store.ts';

/** Where a customer's state in the snapshot is not what the state built anew says. */
export interface CustomerDifference {
  /** Null for what the partition holds beside its customers: business date, policy, rates. */
  readonly customerId: string | null;
  /** By name, as JSON texts; empty where the bytes differ and nothing that is shown does. */
  readonly fields: readonly { readonly field: string; readonly snapshot: string; readonly rebuilt: string }[];
}

/** Compares a state with a snapshot, byte for byte, customer by customer. @throws when it is gone by then */
export async function compareWith(
  snapshots: SnapshotStore,
  owner: SnapshotOwner,
  snapshot: Snapshot,
  partition: Partition,
): Promise<CustomerDifference[]> {
  const differences: CustomerDifference[] = [];
  if (!equal(snapshot.bytes, snapshotPartition(partition)))
    differences.push({ customerId: null, fields: [] });
  const seen = new Set<string>();
  for await (const page of snapshots.customers(owner, snapshot)) {
    for (const { customerId, bytes } of page) {
      seen.add(customerId);
      const rebuilt = snapshotCustomer(partition, customerId);
      if (rebuilt === null || !equal(bytes, rebuilt)) {
        differences.push({ customerId, fields: differingFields(bytes, rebuilt) });
      }
    }
  }
  if (seen.size !== snapshot.customers) {
    throw new Error(
      `the snapshot at offset ${snapshot.offset} was replaced by the monitor meanwhile; start again`,
    );
  }
  for (const customerId of partition.customers.keys()) {
    if (seen.has(customerId)) continue;
    differences.push({ customerId, fields: differingFields(null, snapshotCustomer(partition, customerId)) });
  }
  return differences;
}

function differingFields(
  snapshot: Uint8Array | null,
  rebuilt: Uint8Array | null,
): CustomerDifference['fields'] {
  const [before, after] = [snapshot, rebuilt].map((bytes) => (bytes === null ? {} : describeCustomer(bytes)));
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((field) => {
    const found = { field, snapshot: textOf(before?.[field]), rebuilt: textOf(after?.[field]) };
    return found.snapshot === found.rebuilt ? [] : [found];
  });
}

const textOf = (value: unknown) => (value === undefined ? 'absent' : JSON.stringify(value));

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
