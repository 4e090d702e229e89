import {
  createPartition,
  markAllDirty,
  restoreCustomer,
  restorePartition,
  snapshotPartition,
  takeDirtyCustomers,
  type CustomerBytes,
  type Partition,
} from '../index.ts';

const digits = (currency: string) => ({ EUR: 2, USD: 2, JPY: 0 })[currency];

export interface WholeSnapshot {
  readonly head: Uint8Array;
  /** By customer id. */
  readonly customers: readonly CustomerBytes[];
}

export const emptyPartition = () => createPartition(0, digits);

/** Everything a partition holds, as bytes. */
export function wholeSnapshot(partition: Partition): WholeSnapshot {
  markAllDirty(partition);
  const customers = [...takeDirtyCustomers(partition)];
  return {
    head: snapshotPartition(partition),
    customers: customers.sort((a, b) => (a.customerId < b.customerId ? -1 : 1)),
  };
}

export function restored({ head, customers }: WholeSnapshot): Partition {
  const partition = restorePartition(0, digits, head);
  for (const customer of customers) restoreCustomer(partition, customer);
  return partition;
}
