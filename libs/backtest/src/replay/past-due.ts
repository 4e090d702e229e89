import type { Day } from '@foreshock/ledger';
import type { Outcome, OutcomeKind } from '../track.ts';
import { begin, end } from './spell.ts';

/** What is past due at the end of a day. It stays so, a day older each day, until something touches the customer. */
export interface PastDue {
  readonly day: Day;
  /** Of the oldest item that is not disputed; 0 without one. */
  readonly daysPastDue: number;
  readonly isMaterial: boolean;
  readonly exposureMinor: number;
}

/** Days past due at which each outcome is reached; more than 90 is default where no policy says otherwise. */
const LEVELS: readonly (readonly [kind: OutcomeKind, days: number])[] = [
  ['pastDue30', 30],
  ['pastDue60', 60],
  ['pastDue90', 90],
  ['default', 91],
];

/**
 * Notes what was reached between the last look and the end of `today`, on its own day. The customer has not been touched
 * since that look, so his oldest item has grown older by the calendar alone: a policy that looks more often sees no more.
 */
export function growOlder(outcomes: Outcome[], before: PastDue | null, today: Day): void {
  if (before === null || !before.isMaterial || before.daysPastDue === 0) return;
  for (const [kind, days] of LEVELS) {
    const reachedOn = before.day + Math.max(0, days - before.daysPastDue);
    if (reachedOn <= today) begin(outcomes, kind, reachedOn, before.exposureMinor);
  }
}

/** Notes what holds, and what holds no longer, at a look. */
export function lookAt(outcomes: Outcome[], now: PastDue): void {
  for (const [kind, days] of LEVELS) {
    if (now.isMaterial && now.daysPastDue >= days) begin(outcomes, kind, now.day, now.exposureMinor);
    else end(outcomes, kind, now.day);
  }
}
