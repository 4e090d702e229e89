import type { Day } from '@foreshock/ledger';
import type { CustomerTrack, Outcome, OutcomeKind } from '../track.ts';

/** What is counted, and against what. */
export interface Frame {
  /** Warnings, holds, snapshots and outcomes of these days count, both included. */
  readonly from: Day;
  readonly to: Day;
  /** What became of anybody is known up to the end of this day. */
  readonly lastDay: Day;
  /** Ends of months in [from, to], and its last day. */
  readonly snapshots: readonly Day[];
  /** Days within which an outcome has to follow. */
  readonly horizonDays: number;
  /** The outcome that rules, scores and costs are measured against. */
  readonly outcome: OutcomeKind;
  /** Every customer's outcomes: the same ones for both policies. */
  readonly outcomes: ReadonlyMap<string, readonly Outcome[]>;
}

export const isWithin = ({ from, to }: Frame, day: Day): boolean => day >= from && day <= to;

/** Whether all of the horizon after a day has been seen. */
export const isMature = ({ lastDay, horizonDays }: Frame, day: Day): boolean => day + horizonDays <= lastDay;

export function outcomesOf(
  { outcomes }: Frame,
  { customerId }: CustomerTrack,
  kind: OutcomeKind,
): readonly Outcome[] {
  return (outcomes.get(customerId) ?? []).filter((outcome) => outcome.kind === kind);
}

/** Whether it was so at the end of a day. */
export const isUnder = (outcomes: readonly Outcome[], day: Day): boolean =>
  outcomes.some((outcome) => outcome.day <= day && (outcome.until === null || outcome.until > day));

/** Whether it came true after a day, and not later than `days` after it. */
export const follows = (outcomes: readonly Outcome[], day: Day, days: number): boolean =>
  outcomes.some((outcome) => outcome.day > day && outcome.day <= day + days);
