import { advanceTo, judgementsOf, masterDataOf, type Day, type MasterData } from '@foreshock/ledger';
import {
  evaluate,
  lossInForce,
  nextEvaluationDay,
  type Assessment,
  type Decision,
  type EvaluationInput,
  type Policy,
} from '@foreshock/policy';
import { CORE_VERSION, type Addressing, type EngineOutput, type StampedDecision } from './output.ts';
import type { Customer, Partition } from './partition.ts';
import { touch } from './publish.ts';
import { gradeSince, ratingInForce } from './rating-in-force.ts';
import { judgeShadow } from './shadow.ts';
import { willChange } from './take-dirty.ts';
import { NEVER, reschedule } from './timers.ts';
import { valuesFor } from './values.ts';

const NO_MASTER_DATA = {};

/**
 * Brings one customer to the business date, evaluates it, and sets when it is looked at again without an event: on the
 * day on which its ledger changes by itself, or on which the policy may decide otherwise because time has passed.
 */
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
  const { ledger } = customer;
  advanceTo(ledger, today);
  const master = masterDataOf(ledger);
  const values = valuesFor(policy, ledger);
  const segmentFacts = master ?? NO_MASTER_DATA;
  const judgements = judgementsOf(ledger);
  const { partition: number } = partition;
  const input = { customerId, segmentFacts, values, judgements, today, partition: number, offset };
  const { risk, diary } = customer;
  const evaluated = evaluate(policy, input, customer);
  if (evaluated !== null) {
    customer.risk = evaluated.risk;
    customer.diary = evaluated.diary;
    const assessment = evaluated.risk.assessment!;
    const addressing = () => addressingOf(policy, input, assessment, master);
    for (const decision of evaluated.decisions) outputs.push(stamped(decision, addressing));
    customer.gradeSince = gradeSince(risk.assessment, assessment, customer.gradeSince, today);
    const record = ratingInForce(policy, input, risk.assessment, assessment, customer.gradeSince);
    if (record !== null) outputs.push({ type: 'RatingInForce', record });
  }
  customer.touchedAt = offset;
  touch(partition, customer);
  customer.policyDay = nextEvaluationDay(policy, customer, today, values) ?? NEVER;
  if (partition.shadow !== null) judgeShadow(partition, customer, { risk, diary }, offset, outputs);
  reschedule(partition.timers, customer);
}

/**
 * Adds what the policy does not know: the deciding code, and whom a warning concerns. Into the record itself, which is
 * new and nobody else's: a copy of all its fields costs more than most of them.
 */
function stamped(decision: Decision, addressing: () => Addressing): StampedDecision {
  const record = decision.record as Decision['record'] & { coreVersion: string };
  record.coreVersion = CORE_VERSION;
  const isAddressed = decision.type === 'WarningRaised' || decision.type === 'WarningEscalated';
  if (isAddressed) Object.assign(record, addressing());
  return decision as StampedDecision;
}

function addressingOf(
  policy: Policy,
  input: EvaluationInput,
  assessment: Assessment,
  master: MasterData | null,
): Addressing {
  return {
    segment: master?.segment ?? null,
    owner: master?.owner ?? null,
    region: master?.region ?? null,
    grade: assessment.grade,
    expectedLossMinor: lossInForce(policy, input, assessment).expectedLossMinor,
  };
}
