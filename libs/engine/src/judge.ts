import {
  advanceTo,
  indicatorsOf,
  masterDataOf,
  signalsOf,
  type Day,
  type MasterData,
  type SignalsInForce,
} from '@foreshock/ledger';
import {
  evaluate,
  nextEvaluationDay,
  type Decision,
  type Policy,
  type SegmentFacts,
  type Signals,
} from '@foreshock/policy';
import { willChange } from './take-dirty.ts';
import { CORE_VERSION, type EngineOutput, type StampedDecision } from './output.ts';
import type { Customer, Partition } from './partition.ts';
import { NEVER, reschedule } from './timers.ts';

/** Brings one customer to the business date, evaluates it, and sets when it is looked at again without an event. */
export function judge(
  partition: Partition,
  policy: Policy,
  customerId: string,
  customer: Customer,
  today: Day,
  offset: number,
  outputs: EngineOutput[],
): void {
  willChange(partition, customerId, customer);
  advanceTo(customer.ledger, today);
  const master = masterDataOf(customer.ledger);
  const { risk, decisions } = evaluate(
    policy,
    {
      customerId,
      segmentFacts: segmentFacts(master),
      indicators: indicatorsOf(customer.ledger),
      signals: numbersOf(signalsOf(customer.ledger)),
      today,
      position: { partition: partition.partition, offset },
    },
    customer.risk,
  );
  customer.risk = risk;
  customer.touchedAt = offset;
  for (const decision of decisions) outputs.push(stamped(decision, master));
  partition.touched.add(customerId);
  customer.policyDay = nextEvaluationDay(policy, risk, today) ?? NEVER;
  reschedule(partition.timers, customer);
}

/** Adds what the policy does not know: the deciding code, and whom a warning concerns. */
function stamped(decision: Decision, master: MasterData | null): StampedDecision {
  switch (decision.type) {
    case 'WarningRaised':
    case 'WarningEscalated': {
      const addressing = { segment: master?.segment ?? null, owner: master?.owner ?? null };
      const record = { ...decision.record, coreVersion: CORE_VERSION, ...addressing };
      return { type: decision.type, record } as StampedDecision;
    }
    default:
      return {
        type: decision.type,
        record: { ...decision.record, coreVersion: CORE_VERSION },
      } as StampedDecision;
  }
}

/** What segments match on. */
function segmentFacts(master: MasterData | null): SegmentFacts {
  if (master === null) return {};
  const { segment, industry, country, region, parentId, owner, termsDays } = master;
  return { segment, industry, country, region, parentId, owner, termsDays };
}

/** The figures of each signal in force: what a policy may name. */
function numbersOf(inForce: SignalsInForce): Signals {
  return Object.fromEntries(Object.entries(inForce).map(([kind, signal]) => [kind, signal.numbers]));
}
