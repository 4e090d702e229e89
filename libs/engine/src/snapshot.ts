import { INDICATORS, indicatorsOf, SNAPSHOT_VERSION, type Day } from '@foreshock/ledger';
import { compilePolicy, shareRisk, type PolicyDocument } from '@foreshock/policy';
import type { MinorUnits } from './fx.ts';
import { createPartition, type Partition } from './partition.ts';
import { customerBytes, customerFrom, fromJson, jsonBytes } from './snapshot-bytes.ts';
import type { CustomerBytes } from './take-dirty.ts';
import { reschedule } from './timers.ts';

/** Form of the bytes: the engine's part, then the ledger's. Bytes of another form are not read. */
export const SNAPSHOT_FORMAT = `6.${SNAPSHOT_VERSION}`;

/** What a partition holds beside its customers. */
interface PartitionHead {
  readonly businessDate: Day | null;
  readonly policy: PolicyDocument | null;
  readonly shadow: PolicyDocument | null;
  /** Pair, date, rate in billionths as decimal text. */
  readonly rates: readonly (readonly [pair: string, date: Day, nano: string])[];
  readonly touched: readonly string[];
}

/** The partition without its customers, in `SNAPSHOT_FORMAT`. */
export function snapshotPartition(partition: Partition): Uint8Array {
  const head: PartitionHead = {
    businessDate: partition.businessDate,
    policy: partition.policy?.document ?? null,
    shadow: partition.shadow?.document ?? null,
    rates: [...partition.rates].map(([pair, { date, nano }]) => [pair, date, String(nano)]),
    touched: [...partition.touched],
  };
  return jsonBytes(head);
}

/**
 * The partition of a snapshot, without its customers yet: each is added by `restoreCustomer`.
 * @throws when the bytes are not in `SNAPSHOT_FORMAT`, or hold a policy that this code refuses
 */
export function restorePartition(partition: number, minorUnits: MinorUnits, bytes: Uint8Array): Partition {
  const { businessDate, policy, shadow, rates, touched } = fromJson(bytes) as PartitionHead;
  const restored = createPartition(partition, minorUnits);
  restored.businessDate = businessDate;
  restored.policy = policy === null ? null : compiled(policy);
  restored.shadow = shadow === null ? null : compiled(shadow);
  for (const [pair, date, nano] of rates) restored.rates.set(pair, { date, nano: BigInt(nano) });
  for (const customerId of touched) restored.touched.add(customerId);
  return restored;
}

/** Adds a customer of a snapshot. @throws when the bytes are not in `SNAPSHOT_FORMAT` */
export function restoreCustomer(partition: Partition, { customerId, bytes }: CustomerBytes): void {
  const customer = customerFrom(customerId, bytes, partition.store);
  if (partition.policy !== null) customer.risk = shareRisk(partition.policy, customer.risk);
  const { shadow } = customer;
  if (shadow !== null && partition.shadow !== null)
    customer.shadow = { ...shadow, risk: shareRisk(partition.shadow, shadow.risk) };
  partition.customers.set(customerId, customer);
  reschedule(partition.timers, customer);
}

function compiled(document: PolicyDocument) {
  const result = compilePolicy(document, INDICATORS);
  if (result.ok) return result.policy;
  throw new Error(`the policy in the snapshot is refused: ${result.errors[0]?.message ?? ''}`);
}

/** A customer's state as it would be in a snapshot; null where the partition has no such customer. */
export function snapshotCustomer(partition: Partition, customerId: string): Uint8Array | null {
  const customer = partition.customers.get(customerId);
  return customer === undefined ? null : customerBytes(customer);
}

/** What a customer's bytes say, by name, for showing where two states differ. @throws as `restoreCustomer` */
export function describeCustomer(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const { ledger, touchedAt, policyDay, gradeSince, risk, diary, shadow } = customerFrom('', bytes);
  return { ...indicatorsOf(ledger), touchedAt, policyDay, gradeSince, ...risk, diary, shadow };
}
