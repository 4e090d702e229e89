import { signalName, type PointsLine, type Standing, type StandingBin } from '@foreshock/policy';
import type { ApplicantSignal } from './applicant.ts';

/** A value from outside that would make the grade better, all else as it is. */
export interface OutsideWay {
  /** The characteristic, and what it measures: `signals.KIND.number`. */
  readonly name: string;
  readonly measure: string;
  readonly isMissing: boolean;
  /** Any value in it will do. */
  readonly bin: StandingBin;
  readonly grade: string;
}

/** Gives the grade that somebody with these signals would get; null where they cannot be taken. */
type GradeWith = (signals: readonly ApplicantSignal[]) => string | null;

/** For each outside characteristic the least demanding bin that leads to a better grade, found by assessing again. */
export function outsideWays(
  { points, grade, grades }: Standing,
  signals: readonly ApplicantSignal[],
  gradeWith: GradeWith,
): readonly OutsideWay[] {
  const rankOf = (of: string | null): number => grades.findIndex((one) => one.grade === of);
  const now = rankOf(grade);
  return points.flatMap((line) => {
    const signal = signalName(line.measure);
    if (signal === null || now === 0) return [];
    const kind = signal.kind as ApplicantSignal['kind'];
    const bins = line.bins.filter((bin) => bin.points > line.points).sort((a, b) => a.points - b.points);
    for (const bin of bins) {
      const better = gradeWith(withNumber(signals, kind, signal.number, valueIn(bin)));
      const rank = rankOf(better);
      if (better !== null && rank >= 0 && rank < now) return [wayOf(line, bin, better)];
    }
    return [];
  });
}

function wayOf({ name, measure, value }: PointsLine, bin: StandingBin, grade: string): OutsideWay {
  return { name, measure, isMissing: value === null, bin, grade };
}

/** A number within a bin: bins take their lower end, and not their upper one. */
function valueIn({ from, to }: StandingBin): number {
  if (from !== null) return from;
  return to === null ? 0 : to - Math.abs(to) / 2 - Number.EPSILON;
}

function withNumber(
  signals: readonly ApplicantSignal[],
  kind: ApplicantSignal['kind'],
  number: string,
  value: number,
): readonly ApplicantSignal[] {
  const known = signals.find((signal) => signal.kind === kind);
  const blank: ApplicantSignal = { kind, numbers: {}, texts: {}, validUntil: null };
  const changed = { ...(known ?? blank), numbers: { ...known?.numbers, [number]: value } };
  return [...signals.filter((signal) => signal !== known), changed];
}
