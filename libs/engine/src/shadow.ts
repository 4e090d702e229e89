import { advanceTo, judgementsOf, masterDataOf, type Day } from '@foreshock/ledger';
import { evaluate, nextEvaluationDay, type Memory, type Policy } from '@foreshock/policy';
import { compared, differs, isSameDifference, type Difference } from './difference.ts';
import { CORE_VERSION, type EngineOutput, type ShadowStatus } from './output.ts';
import type { Customer, Partition } from './partition.ts';
import { willChange } from './take-dirty.ts';
import { NEVER, reschedule } from './timers.ts';
import { valuesFor } from './values.ts';

/** What the shadow policy remembers of a customer: it has the ledger in common with the live one, and nothing else. */
export interface ShadowState extends Memory {
  /** The next day on which the shadow may decide otherwise by itself; NEVER without one. */
  readonly day: Day;
}

/**
 * A shadow begins with what the live policy remembers at that moment, as a live policy does that takes the place of
 * another: the difference is what activating it would change.
 */
export function beginShadow(
  partition: Partition,
  policy: Policy,
  offset: number,
  outputs: EngineOutput[],
): void {
  partition.shadow = policy;
  const today = partition.businessDate;
  if (today === null) return;
  for (const customerId of [...partition.customers.keys()].sort())
    wakeShadow(partition, partition.customers.get(customerId) as Customer, today, offset, outputs);
}

/** Forgets the shadow; whoever it differed on is told. Nothing without a shadow. */
export function endShadow(partition: Partition, offset: number, outputs: EngineOutput[]): void {
  if (partition.shadow === null) return;
  partition.shadow = null;
  for (const customerId of [...partition.customers.keys()].sort()) {
    const customer = partition.customers.get(customerId) as Customer;
    if (customer.shadow === null) continue;
    willChange(partition, customerId, customer);
    const last = compared(customer.risk, customer.shadow.risk);
    if (last !== null && differs(last)) publish(partition, customer, offset, 'ENDED', last, outputs);
    customer.shadow = null;
    reschedule(partition.timers, customer);
  }
}

/** Looks at a customer on a day that concerns the shadow alone: the live policy must not notice. */
export function wakeShadow(
  partition: Partition,
  customer: Customer,
  today: Day,
  offset: number,
  outputs: EngineOutput[],
): void {
  willChange(partition, customer.customerId, customer);
  advanceTo(customer.ledger, today);
  judgeShadow(partition, customer, customer, offset, outputs);
  reschedule(partition.timers, customer);
}

/**
 * Evaluates the shadow after the live policy, on the same ledger, and tells where the difference changed.
 * @param before what the live policy remembered before it was evaluated
 */
export function judgeShadow(
  partition: Partition,
  customer: Customer,
  before: Memory,
  offset: number,
  outputs: EngineOutput[],
): void {
  const { shadow, businessDate: today } = partition;
  if (shadow === null || today === null) return;
  const { customerId, ledger } = customer;
  const values = valuesFor(shadow, ledger);
  const segmentFacts = masterDataOf(ledger) ?? {};
  const judgements = judgementsOf(ledger);
  const input = {
    ...{ customerId, segmentFacts, values, judgements, today },
    partition: partition.partition,
    offset,
  };
  const last = customer.shadow;
  const { risk, diary } = evaluate(shadow, input, last ?? before) ?? last ?? before;
  const day = nextEvaluationDay(shadow, { risk, diary }, today, values) ?? NEVER;
  customer.shadow = { risk, diary, day };
  if (last?.risk === risk && before.risk === customer.risk) return;
  const was = last === null ? null : compared(before.risk, last.risk);
  tell(partition, customer, offset, was, outputs);
}

function tell(
  partition: Partition,
  customer: Customer,
  offset: number,
  was: Difference | null,
  outputs: EngineOutput[],
): void {
  const now = compared(customer.risk, (customer.shadow as ShadowState).risk);
  if (now === null) return;
  const differed = was !== null && differs(was);
  if (!differs(now)) {
    if (differed) publish(partition, customer, offset, 'AGREES', now, outputs);
  } else if (!differed || !isSameDifference(was, now)) {
    publish(partition, customer, offset, 'DIFFERS', now, outputs);
  }
}

function publish(
  partition: Partition,
  { customerId, ledger }: Customer,
  offset: number,
  status: ShadowStatus,
  difference: Difference,
  outputs: EngineOutput[],
): void {
  const { policy, businessDate } = partition;
  if (policy === null || businessDate === null) throw new Error('a shadow without a live policy and a date');
  const exposure = valuesFor(policy, ledger)[policy.exposureSlot] as number;
  outputs.push({
    type: 'ShadowDiffered',
    record: {
      customerId,
      asOf: businessDate,
      partition: partition.partition,
      offset,
      coreVersion: CORE_VERSION,
      ...difference,
      status,
      exposureMinor: Number.isNaN(exposure) ? 0 : exposure,
      currency: policy.baseCurrency,
    },
  });
}
