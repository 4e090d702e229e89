import type { Day } from '@foreshock/ledger';
import type { Policy, RiskState, SegmentFacts, Values } from '@foreshock/policy';
import type { Given } from '@foreshock/policy-file';

/** How a customer stands under the policy at the end of a step. */
export interface Standing {
  readonly policy: Policy;
  readonly risk: RiskState;
  readonly facts: SegmentFacts;
  readonly values: Values;
}

/** What stops a test before anything can be expected; `path` is a JSON pointer below the step. */
export interface Obstacle {
  readonly path: string;
  readonly message: string;
}

/** The one customer of a test. */
export interface Subject {
  readonly firstDay: Day;
  today(): Day;
  /** Takes what a step gives; what is in the way, or null. */
  take(given: Given): Obstacle | null;
  /** Lets time pass, day by day. */
  waitUntil(day: Day): void;
  standing(): Standing;
}
