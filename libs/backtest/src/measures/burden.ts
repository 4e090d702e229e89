import type { Day } from '@foreshock/ledger';
import type { LevelName } from '@foreshock/policy';
import type { CustomerTrack, WarningTrack } from '../track.ts';
import { precisionOf, type Precision } from './foresight.ts';
import { isWithin, type Frame } from './frame.ts';

export type BySeverity = Record<LevelName, number>;

/** The warnings that people would have had to work off. */
export interface Burden {
  readonly raised: number;
  readonly raisedPerDay: number;
  readonly mostRaisedOnADay: number;
  /** At the end of the period. */
  readonly open: number;
  readonly customersWarned: number;
  /** Raised, by the highest severity that each reached. */
  readonly bySeverity: BySeverity;
  readonly byRule: readonly RuleBurden[];
  /** Every day of the period. */
  readonly days: readonly DayBurden[];
}

export interface RuleBurden {
  readonly ruleId: string;
  readonly raised: number;
  readonly open: number;
  readonly bySeverity: BySeverity;
  /** Against the outcome in question. */
  readonly precision: Precision;
}

export interface DayBurden {
  readonly day: Day;
  /** By the severity at which they were raised. */
  readonly raised: BySeverity;
  /** At the end of the day. */
  readonly open: number;
}

export function burden(frame: Frame, tracks: readonly CustomerTrack[]): Burden {
  const all = tracks.flatMap(({ warnings }) => warnings);
  const raised = all.filter(({ raisedOn }) => isWithin(frame, raisedOn));
  const days = daysOf(frame, all);
  const perDay = days.map((day) => sumOf(day.raised));
  const ruleIds = [...new Set(all.filter((one) => counts(frame, one)).map(({ ruleId }) => ruleId))].sort();
  return {
    raised: raised.length,
    raisedPerDay: days.length === 0 ? 0 : raised.length / days.length,
    mostRaisedOnADay: perDay.reduce((most, count) => Math.max(most, count), 0),
    open: openAtEnd(frame, all),
    customersWarned: tracks.filter(({ warnings }) =>
      warnings.some(({ raisedOn }) => isWithin(frame, raisedOn)),
    ).length,
    bySeverity: countOf(raised),
    byRule: ruleIds.map((ruleId) => {
      const ofRule = all.filter((warning) => warning.ruleId === ruleId);
      const raisedOfRule = ofRule.filter(({ raisedOn }) => isWithin(frame, raisedOn));
      return {
        ruleId,
        raised: raisedOfRule.length,
        open: openAtEnd(frame, ofRule),
        bySeverity: countOf(raisedOfRule),
        precision: precisionOf(frame, tracks, frame.outcome, (warning) => warning.ruleId === ruleId),
      };
    }),
    days,
  };
}

/** Raised in the period, or open at some time in it. */
const counts = ({ from, to }: Frame, { raisedOn, clearedOn }: WarningTrack): boolean =>
  raisedOn <= to && (clearedOn === null || clearedOn >= from);

const openAtEnd = ({ to }: Frame, warnings: readonly WarningTrack[]): number =>
  warnings.filter(({ raisedOn, clearedOn }) => raisedOn <= to && (clearedOn === null || clearedOn > to))
    .length;

function daysOf(frame: Frame, warnings: readonly WarningTrack[]): DayBurden[] {
  const { from, to } = frame;
  const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
    return { day: from + index, raised: { HIGH: 0, MEDIUM: 0, LOW: 0 }, change: 0 };
  });
  let open = 0;
  for (const { raisedOn, clearedOn, severity } of warnings) {
    if (raisedOn < from) open += 1;
    else if (raisedOn <= to) {
      const day = days[raisedOn - from]!;
      day.raised[severity] += 1;
      day.change += 1;
    }
    if (clearedOn === null || clearedOn > to) continue;
    if (clearedOn < from) open -= 1;
    else days[clearedOn - from]!.change -= 1;
  }
  return days.map(({ day, raised, change }) => ({ day, raised, open: (open += change) }));
}

function countOf(warnings: readonly WarningTrack[]): BySeverity {
  const counted = { HIGH: 0, MEDIUM: 0, LOW: 0 };
  for (const { worst } of warnings) counted[worst] += 1;
  return counted;
}

const sumOf = ({ HIGH, MEDIUM, LOW }: BySeverity): number => HIGH + MEDIUM + LOW;
