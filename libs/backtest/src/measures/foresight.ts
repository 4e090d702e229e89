import type { Day } from '@foreshock/ledger';
import type { CustomerTrack, Outcome, OutcomeKind, WarningTrack } from '../track.ts';
import { follows, isMature, isUnder, isWithin, outcomesOf, type Frame } from './frame.ts';
import { quantile, share } from './numbers.ts';

/** How warnings and one kind of outcome belong together. */
export interface Foresight {
  readonly outcomes: number;
  /** Warned of: a warning was raised within the horizon before the day, or an older one was still open on it. */
  readonly warned: number;
  /** Of those, the ones that only an older warning, still open, told of. They have no lead time. */
  readonly warnedLongBefore: number;
  readonly recall: number | null;
  /** Days from the first warning within the horizon to the outcome. */
  readonly leadDays: {
    readonly count: number;
    readonly lowerQuartile: number | null;
    readonly median: number | null;
    readonly upperQuartile: number | null;
  };
  readonly precision: Precision;
}

/** What became of warnings. A share counts only those whose whole horizon has been seen. */
export interface Precision {
  readonly followed: number;
  readonly falseAlarms: number;
  /** Raised when the outcome was there already: they foretold nothing, and are not counted as false. */
  readonly late: number;
  /** The log ends before their horizon does. */
  readonly censored: number;
  /** Of the censored ones, those that the outcome has followed already. */
  readonly censoredFollowed: number;
  readonly precision: number | null;
}

export function foresight(frame: Frame, tracks: readonly CustomerTrack[], kind: OutcomeKind): Foresight {
  const leads: number[] = [];
  let [outcomes, warnedLongBefore] = [0, 0];
  for (const track of tracks) {
    for (const outcome of outcomesOf(frame, track, kind)) {
      if (!isWithin(frame, outcome.day)) continue;
      outcomes++;
      const lead = leadDays(track.warnings, outcome, frame.horizonDays);
      if (lead !== null) leads.push(lead);
      else if (track.warnings.some((warning) => isOpenOn(warning, outcome.day))) warnedLongBefore++;
    }
  }
  leads.sort((a, b) => a - b);
  const warned = leads.length + warnedLongBefore;
  return {
    outcomes,
    warned,
    warnedLongBefore,
    recall: share(warned, outcomes),
    leadDays: {
      count: leads.length,
      lowerQuartile: quantile(leads, 0.25),
      median: quantile(leads, 0.5),
      upperQuartile: quantile(leads, 0.75),
    },
    precision: precisionOf(frame, tracks, kind, () => true),
  };
}

/** Days from the first warning within the horizon to the outcome; null without one. A warning of the same day is none. */
export function leadDays(
  warnings: readonly WarningTrack[],
  outcome: Outcome,
  horizonDays: number,
): number | null {
  const first = warnings.find(
    ({ raisedOn }) => raisedOn < outcome.day && raisedOn >= outcome.day - horizonDays,
  );
  return first === undefined ? null : outcome.day - first.raisedOn;
}

const isOpenOn = ({ raisedOn, clearedOn }: WarningTrack, day: Day): boolean =>
  raisedOn < day && (clearedOn === null || clearedOn >= day);

/** Of the warnings of some rules. */
export function precisionOf(
  frame: Frame,
  tracks: readonly CustomerTrack[],
  kind: OutcomeKind,
  counts: (warning: WarningTrack) => boolean,
): Precision {
  let [followed, falseAlarms, late, censored, censoredFollowed] = [0, 0, 0, 0, 0];
  for (const track of tracks) {
    const outcomes = outcomesOf(frame, track, kind);
    for (const warning of track.warnings) {
      const { raisedOn } = warning;
      if (!isWithin(frame, raisedOn) || !counts(warning)) continue;
      const isFollowed = follows(outcomes, raisedOn, frame.horizonDays);
      if (isUnder(outcomes, raisedOn)) late++;
      else if (!isMature(frame, raisedOn)) {
        censored++;
        if (isFollowed) censoredFollowed++;
      } else if (isFollowed) followed++;
      else falseAlarms++;
    }
  }
  const precision = share(followed, followed + falseAlarms);
  return { followed, falseAlarms, late, censored, censoredFollowed, precision };
}
