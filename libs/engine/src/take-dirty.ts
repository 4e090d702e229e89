import { UNCHANGED, type Taking } from './changes.ts';
import type { Customer, Partition } from './partition.ts';
import { customerBytes } from './snapshot-bytes.ts';

/** One customer's state in a snapshot. */
export interface CustomerBytes {
  readonly customerId: string;
  readonly bytes: Uint8Array;
}

/** Notes that a customer is about to change: called before every change, cheap from the second one on. */
export function willChange(partition: Partition, customerId: string, customer: Customer): void {
  const { changes } = partition;
  if (customer.changedIn === changes.number) return;
  const { taking } = changes;
  if (taking !== null && customer.changedIn === taking.number) {
    const bytes = customerBytes(customer);
    taking.kept.set(customerId, bytes);
    taking.keptBytes += bytes.length;
  }
  customer.changedIn = changes.number;
  changes.customerIds.push(customerId);
}

/** What `takeDirtyCustomers` gives: to be gone through once, in pieces of any size, while the partition goes on. */
export interface DirtyCustomers extends Iterable<CustomerBytes> {
  readonly customers: number;
  /** Bytes held for customers that changed before their turn. */
  readonly keptBytes: number;
  /** Ends a taking whose bytes were not stored: its customers count as changed again. */
  abandon(): void;
}

/**
 * Takes the customers that changed since the last taking, all as they stand at this moment. Serialises lazily.
 * @throws when the last taking has neither been gone through nor abandoned
 */
export function takeDirtyCustomers(partition: Partition): DirtyCustomers {
  const { changes } = partition;
  if (changes.taking !== null) throw new Error('a snapshot of this partition is being taken already');
  const taking: Taking = {
    number: changes.number,
    customerIds: changes.customerIds,
    kept: new Map(),
    keptBytes: 0,
  };
  changes.taking = taking;
  changes.customerIds = [];
  changes.number++;
  return {
    customers: taking.customerIds.length,
    get keptBytes() {
      return taking.keptBytes;
    },
    abandon() {
      if (changes.taking === taking) changes.taking = null;
      markChanged(partition, taking.customerIds);
    },
    *[Symbol.iterator]() {
      for (const customerId of taking.customerIds) yield take(partition, taking, customerId);
      changes.taking = null;
    },
  };
}

/** Makes the next taking a whole one. */
export function markAllDirty(partition: Partition): void {
  markChanged(partition, partition.customers.keys());
}

function take(partition: Partition, taking: Taking, customerId: string): CustomerBytes {
  const kept = taking.kept.get(customerId);
  if (kept !== undefined) {
    taking.kept.delete(customerId);
    taking.keptBytes -= kept.length;
    return { customerId, bytes: kept };
  }
  const customer = partition.customers.get(customerId);
  if (customer === undefined) throw new Error(`customer ${customerId} changed and is not in the partition`);
  customer.changedIn = UNCHANGED;
  return { customerId, bytes: customerBytes(customer) };
}

function markChanged(partition: Partition, customerIds: Iterable<string>): void {
  const { changes } = partition;
  for (const customerId of customerIds) {
    const customer = partition.customers.get(customerId);
    if (customer === undefined || customer.changedIn === changes.number) continue;
    customer.changedIn = changes.number;
    changes.customerIds.push(customerId);
  }
}
