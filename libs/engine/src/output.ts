import type { Day, Indicators } from '@foreshock/ledger';
import type { Decision } from '@foreshock/policy';

/** Version of the deciding code: it changes whenever the same log could give other decisions. */
export const CORE_VERSION = '3';

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

/** Whom a warning's customer belongs to, from the master data: what notifications are routed by. */
export interface Addressing {
  readonly segment: string | null;
  readonly owner: string | null;
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

export type EngineOutput =
  StampedDecision | { readonly type: 'IndicatorsUpdated'; readonly record: IndicatorsUpdated };

/** What one record led to: outputs in order, or a refusal that changed nothing. */
export type StepResult =
  | { readonly kind: 'ok'; readonly outputs: readonly EngineOutput[] }
  | { readonly kind: 'reject'; readonly reason: string; readonly message: string };
