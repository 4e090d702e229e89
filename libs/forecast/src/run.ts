import {
  customerStanding,
  forgetTouched,
  isDecision,
  step,
  type EngineInput,
  type Partition,
  type StampedDecision,
} from '@foreshock/engine';
import type { Day, Ledger } from '@foreshock/ledger';
import type { Standing } from '@foreshock/policy';
import { copyOf, situationOf, type Situation } from './situation.ts';

/** A way that things could go: a copy of a situation on which assumed records are stepped, one after the other. */
export interface Run {
  readonly customerId: string;
  readonly copy: Partition;
  readonly minorUnits: Situation['minorUnits'];
  nextOffset: number;
}

/** A record that the ledger would refuse, with what to do about it. */
export interface Refusal {
  readonly reason: string;
  readonly message: string;
}

export interface Taken {
  readonly decisions: readonly StampedDecision[];
  readonly refusal: Refusal | null;
}

export function startRun(situation: Situation): Run {
  const { customerId, minorUnits, nextOffset } = situation;
  return { customerId, copy: copyOf(situation), minorUnits, nextOffset };
}

/** Steps one assumed record; it takes the next offset, as it would on the log. */
export function take(run: Run, input: EngineInput): Taken {
  const result = step(run.copy, input, run.nextOffset);
  run.nextOffset++;
  // Nobody publishes the indicators of a copy.
  forgetTouched(run.copy);
  if (result.kind === 'reject')
    return { decisions: [], refusal: { reason: result.reason, message: result.message } };
  return { decisions: result.outputs.filter(isDecision), refusal: null };
}

/** The business date moves to the next day. */
export function nextDay(run: Run): readonly StampedDecision[] {
  return take(run, { type: 'ClockTick', record: { date: today(run) + 1 } }).decisions;
}

export function today({ copy }: Run): Day {
  return copy.businessDate!;
}

export function ledgerOf({ copy, customerId }: Run): Ledger {
  return copy.customers.get(customerId)!.ledger;
}

/** What the policy says of the customer at this point of the run. */
export function standing({ copy, customerId }: Run): Standing {
  return customerStanding(copy, customerId)!;
}

/** The run so far as a situation, from which several others can start. */
export function situationNow(run: Run): Situation {
  return situationOf(run.copy, run.customerId, run.minorUnits, run.nextOffset)!;
}
