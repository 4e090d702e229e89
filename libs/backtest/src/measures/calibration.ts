import type { Day } from '@foreshock/ledger';
import type { CustomerTrack } from '../track.ts';
import { follows, isUnder, outcomesOf, type Frame } from './frame.ts';
import { wilson } from './numbers.ts';
import { standingOn } from './standings.ts';

/** What a grade promises, and what came of its customers within the year. */
export interface GradeCalibration {
  readonly grade: string;
  readonly customers: number;
  readonly defaults: number;
  /** The mean probability of default that was stated. */
  readonly stated: number;
  readonly observed: number;
  /** 95 % interval of the observed rate. */
  readonly low: number;
  readonly high: number;
  readonly verdict: 'consistent' | 'stated-too-low' | 'stated-too-high';
}

export interface Calibration {
  /** Snapshots whose customers were counted: a year apart, so that no default counts twice. */
  readonly cohorts: readonly Day[];
  readonly grades: readonly GradeCalibration[];
}

/** A probability of default is one within a year, whatever the horizon of warnings. */
const YEAR_DAYS = 365;

/** The latest cohorts whose year has been seen; empty on a log shorter than that. */
export function calibration(
  frame: Frame,
  tracks: readonly CustomerTrack[],
  grades: readonly string[],
): Calibration {
  const cohorts = cohortsOf(frame);
  const counted = new Map<string, { customers: number; defaults: number; stated: number }>();
  for (const day of cohorts) {
    for (const track of tracks) {
      const standing = standingOn(track, day);
      const outcomes = outcomesOf(frame, track, 'default');
      // In default by the outcome, or by the policy's own word.
      if (standing === null || isUnder(outcomes, day) || standing.probabilityOfDefault === 1) continue;
      const count = counted.get(standing.grade) ?? { customers: 0, defaults: 0, stated: 0 };
      counted.set(standing.grade, count);
      count.customers += 1;
      count.stated += standing.probabilityOfDefault;
      if (follows(outcomes, day, YEAR_DAYS)) count.defaults += 1;
    }
  }
  return {
    cohorts,
    grades: grades.flatMap((grade) => {
      const count = counted.get(grade);
      return count === undefined ? [] : [calibrated(grade, count)];
    }),
  };
}

function cohortsOf({ snapshots, lastDay }: Frame): Day[] {
  const cohorts: Day[] = [];
  for (const day of snapshots.toReversed()) {
    const next = cohorts[0] ?? lastDay;
    if (day + YEAR_DAYS <= next) cohorts.unshift(day);
  }
  return cohorts;
}

function calibrated(
  grade: string,
  { customers, defaults, stated }: { customers: number; defaults: number; stated: number },
): GradeCalibration {
  const interval = wilson(defaults, customers)!;
  const mean = stated / customers;
  const verdict =
    mean < interval.low ? 'stated-too-low' : mean > interval.high ? 'stated-too-high' : 'consistent';
  return { grade, customers, defaults, stated: mean, observed: defaults / customers, ...interval, verdict };
}
