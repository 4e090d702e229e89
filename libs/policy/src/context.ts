import type { CompiledSegment, Policy } from './compile.ts';
import type { Day } from './day.ts';
import type { Provenance, Stake } from './decision.ts';
import type { JudgementsInForce } from './judgement.ts';
import type { RuleSet } from './rule-set.ts';
import type { Values } from './values.ts';

/** Master data that segments match on, by field; numbers and flags are compared as text, anything else matches nothing. */
export type SegmentFacts = object;

/** A customer as known after an event. */
export interface EvaluationInput {
  readonly customerId: string;
  readonly segmentFacts: SegmentFacts;
  /** One number for each of the policy's names, NaN where missing; the evaluation writes its own results into it. */
  readonly values: Values;
  /** Null or absent: nobody has judged otherwise. */
  readonly judgements?: JudgementsInForce | null;
  /** The business date. */
  readonly today: Day;
  /** The event that led to this evaluation; decisions and the ids of new warnings cite it. */
  readonly partition: number;
  readonly offset: number;
}

/** What the steps that write decisions share. */
export interface Context {
  readonly policy: Policy;
  readonly segment: CompiledSegment;
  readonly input: EvaluationInput;
}

/** What stepping rules takes of a policy and a segment: all that a portfolio has of them. */
export interface RuleContext {
  readonly policy: RuleBook;
  readonly segment: RuleSet;
  readonly input: EvaluationInput;
}

export type RuleBook = Pick<
  Policy,
  | 'policyId'
  | 'version'
  | 'baseCurrency'
  | 'ruleIds'
  | 'priorities'
  | 'contingency'
  | 'openSlot'
  | 'overdueSlot'
>;

/** The first segment whose every field matches; the last one takes all. */
export function segmentOf(policy: Policy, facts: SegmentFacts): CompiledSegment {
  const { segments } = policy;
  const last = segments.length - 1;
  for (let index = 0; index < last; index++) {
    if (matches(segments[index]!, facts)) return segments[index]!;
  }
  return segments[last]!;
}

function matches(segment: CompiledSegment, facts: SegmentFacts): boolean {
  for (const { field, accepted } of segment.match) {
    const fact = (facts as Readonly<Record<string, unknown>>)[field];
    if (!accepted.has(typeof fact === 'string' ? fact : textOf(fact))) return false;
  }
  return true;
}

function textOf(fact: unknown): string {
  return typeof fact === 'number' || typeof fact === 'boolean' ? String(fact) : '';
}

export function provenance({ policy, input }: RuleContext): Provenance {
  return {
    customerId: input.customerId,
    asOf: input.today,
    partition: input.partition,
    offset: input.offset,
    policyId: policy.policyId,
    policyVersion: policy.version,
  };
}

export function stake({ policy, input }: RuleContext): Stake {
  return {
    openMinor: amountIn(input.values, policy.openSlot),
    overdueMinor: amountIn(input.values, policy.overdueSlot),
    currency: policy.baseCurrency,
  };
}

/** The amount in a slot; 0 where it is missing or nobody provides it. */
export function amountIn(values: Values, slot: number | null): number {
  return slot === null || Number.isNaN(values[slot]) ? 0 : values[slot]!;
}
