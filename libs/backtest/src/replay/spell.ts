import type { Day } from '@foreshock/ledger';
import type { Outcome, OutcomeKind } from '../track.ts';

/** Days without it after which it counts as a new one, and not as the old one that never really ended. */
export const REST_DAYS = 30;

/** Notes that from a day on something is so. A break shorter than the rest is none. */
export function begin(outcomes: Outcome[], kind: OutcomeKind, day: Day, exposureMinor: number): void {
  const last = outcomes.findLast((outcome) => outcome.kind === kind);
  if (last === undefined || (last.until !== null && day - last.until >= REST_DAYS))
    outcomes.push({ kind, day, until: null, exposureMinor });
  else last.until = null;
}

/** Notes that it is so no longer. */
export function end(outcomes: Outcome[], kind: OutcomeKind, day: Day): void {
  const last = outcomes.findLast((outcome) => outcome.kind === kind);
  if (last?.until === null) last.until = day;
}
