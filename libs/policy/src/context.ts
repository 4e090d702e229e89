import type { CompiledSegment, Policy } from './compile.ts';
import type { Day } from './day.ts';
import type { Provenance, Stake } from './decision.ts';
import type { Indicators, Signals, Values } from './values.ts';

/** Master data that segments match on; numbers and flags are compared as text. */
export type SegmentFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A customer as known after an event. */
export interface EvaluationInput {
  readonly customerId: string;
  readonly segmentFacts: SegmentFacts;
  readonly indicators: Indicators;
  readonly signals: Signals;
  /** The business date. */
  readonly today: Day;
  /** The event that led to this evaluation; decisions and the ids of new warnings cite it. */
  readonly position: { readonly partition: number; readonly offset: number };
}

/** What every step of one evaluation shares. */
export interface Context {
  readonly policy: Policy;
  readonly segment: CompiledSegment;
  readonly input: EvaluationInput;
  readonly values: Values;
}

export function contextOf(policy: Policy, input: EvaluationInput): Context {
  const values = policy.scratch;
  policy.fill(values, input.indicators, input.signals);
  return { policy, segment: segmentOf(policy, input.segmentFacts), input, values };
}

/** The first segment whose every field matches; the last one takes all. */
function segmentOf(policy: Policy, facts: SegmentFacts): CompiledSegment {
  for (const segment of policy.segments) {
    if (segment.match.every(([field, accepted]) => accepted.has(String(facts[field] ?? '')))) return segment;
  }
  return policy.segments[policy.segments.length - 1]!;
}

export function provenance({ policy, input }: Context): Provenance {
  return {
    customerId: input.customerId,
    asOf: input.today,
    partition: input.position.partition,
    offset: input.position.offset,
    policyId: policy.policyId,
    policyVersion: policy.version,
  };
}

export function stake({ policy, input }: Context): Stake {
  return {
    openMinor: Number(input.indicators['openMinor'] ?? 0),
    overdueMinor: Number(input.indicators['overdueMinor'] ?? 0),
    currency: policy.baseCurrency,
  };
}
