import {
  createPartition,
  restoreCustomer,
  snapshotCustomer,
  type FxRates,
  type MinorUnits,
  type Partition,
} from '@foreshock/engine';
import type { Day } from '@foreshock/ledger';
import type { Policy } from '@foreshock/policy';

/** One customer as the log left him, with what decides about him. Nothing that starts from it can change it. */
export interface Situation {
  readonly customerId: string;
  readonly partition: number;
  readonly businessDate: Day;
  readonly policy: Policy;
  readonly rates: FxRates;
  readonly minorUnits: MinorUnits;
  /** The customer as a snapshot holds it. */
  readonly bytes: Uint8Array;
  /** Offset that the next record of the log would have: what is assumed takes offsets from here on. */
  readonly nextOffset: number;
}

/** The situation of one customer of a partition; null where he is unknown, or no policy is in force yet. */
export function situationOf(
  partition: Partition,
  customerId: string,
  minorUnits: MinorUnits,
  nextOffset: number,
): Situation | null {
  const { businessDate, policy } = partition;
  const bytes = snapshotCustomer(partition, customerId);
  if (bytes === null || businessDate === null || policy === null) return null;
  return {
    customerId,
    partition: partition.partition,
    businessDate,
    policy,
    rates: new Map(partition.rates),
    minorUnits,
    bytes,
    nextOffset,
  };
}

/** A partition of its own that holds this customer alone, to do with as one likes. */
export function copyOf(situation: Situation): Partition {
  const { customerId, bytes, businessDate, policy, rates, minorUnits } = situation;
  const copy = createPartition(situation.partition, minorUnits);
  copy.businessDate = businessDate;
  copy.policy = policy;
  for (const [pair, rate] of rates) copy.rates.set(pair, rate);
  restoreCustomer(copy, { customerId, bytes });
  return copy;
}
