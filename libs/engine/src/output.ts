import type { Day, Indicators } from '@foreshock/ledger';
import type { Decision, Provenance } from '@foreshock/policy';
import type { Difference } from './difference.ts';

/** Version of the deciding code: it changes whenever the same log could give other decisions. */
export const CORE_VERSION = '4';

/** The indicators of one customer as of a business date, with the grade in force. */
export interface IndicatorsUpdated extends Indicators {
  readonly customerId: string;
  readonly asOf: Day;
  readonly partition: number;
  /** Offset of the event or tick that touched the customer last. */
  readonly offset: number;
  readonly currency: string;
  readonly segment: string | null;
  readonly policySegment: string | null;
  readonly grade: string | null;
  readonly score: number | null;
}

/** Whom a warning's customer belongs to, from the master data, and how much is at stake: what notifications are routed by. */
export interface Addressing {
  readonly segment: string | null;
  readonly owner: string | null;
  readonly region: string | null;
  /** In force at the decision. */
  readonly grade: string;
  /** By that grade, on the exposure at the decision; base currency minor units. */
  readonly expectedLossMinor: number;
}

/** A decision with the version of the code that took it; an opened or escalated warning also with its addressing. */
export type StampedDecision = {
  [D in Decision as D['type']]: {
    type: D['type'];
    record: D['record'] & { coreVersion: string } & (D['type'] extends 'WarningRaised' | 'WarningEscalated'
        ? Addressing
        : unknown);
  };
}[Decision['type']];

/** The rating in force, whenever anything that it says changes: state, of which the last record holds. */
export interface RatingInForce extends Provenance {
  readonly coreVersion: string;
  readonly policySegment: string;
  readonly grade: string;
  /** Business date on which the grade took force. */
  readonly since: Day;
  readonly probabilityOfDefault: number;
  readonly inDefault: boolean;
  readonly recommendedLimitMinor: number;
  readonly currency: string;
}

/** AGREES: they differed before and do no longer. ENDED: they differed when the shadow ended. */
export type ShadowStatus = 'DIFFERS' | 'AGREES' | 'ENDED';

/** Where the shadow policy says something else of a customer than the live one, whenever that changes. */
export interface ShadowDiffered extends Difference {
  readonly customerId: string;
  readonly asOf: Day;
  readonly partition: number;
  readonly offset: number;
  readonly coreVersion: string;
  readonly status: ShadowStatus;
  /** By the live policy, base currency minor units. */
  readonly exposureMinor: number;
  readonly currency: string;
}

/** What the live policy led to. */
export type LiveOutput =
  | StampedDecision
  | { readonly type: 'RatingInForce'; readonly record: RatingInForce }
  | { readonly type: 'IndicatorsUpdated'; readonly record: IndicatorsUpdated };

export type EngineOutput = LiveOutput | { readonly type: 'ShadowDiffered'; readonly record: ShadowDiffered };

/** What one record led to: outputs in order, or a refusal that changed nothing. */
export type StepResult =
  | { readonly kind: 'ok'; readonly outputs: readonly EngineOutput[] }
  | { readonly kind: 'reject'; readonly reason: string; readonly message: string };

/** The outputs with those of the shadow last: a live one's place, by which it is numbered, must not depend on them. */
export function accepted(outputs: readonly EngineOutput[]): StepResult {
  if (!outputs.some(isOfShadow)) return { kind: 'ok', outputs };
  const lives = outputs.filter((output) => !isOfShadow(output));
  return { kind: 'ok', outputs: [...lives, ...outputs.filter(isOfShadow)] };
}

export function reject(reason: string, message: string): Extract<StepResult, { kind: 'reject' }> {
  return { kind: 'reject', reason, message };
}

/** Neither state, of which the last record holds, nor what a shadow policy would say is a decision. */
export function isDecision(output: EngineOutput): output is StampedDecision {
  return !UNDECIDED.has(output.type);
}

const UNDECIDED: ReadonlySet<string> = new Set<EngineOutput['type']>([
  'IndicatorsUpdated',
  'RatingInForce',
  'ShadowDiffered',
]);

function isOfShadow({ type }: EngineOutput): boolean {
  return type === 'ShadowDiffered';
}
