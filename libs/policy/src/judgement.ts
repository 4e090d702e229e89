import type { CompiledSegment, Policy } from './compile.ts';
import { isoDate, type Day } from './day.ts';
import type { JudgementPolicy } from './document.ts';
import { rankOfGrade } from './grades.ts';
import { nearestName } from './nearest.ts';
import type { Rating } from './rating.ts';
import type { Assessment } from './state.ts';

/** What a person decided, in force through `validUntil`; a limit is in base currency minor units. */
export interface Judgement {
  readonly eventId: string;
  readonly grade: string | null;
  readonly limitMinor: number | null;
  readonly reason: string;
  readonly decidedBy: string;
  readonly approvedBy: string | null;
  readonly validUntil: Day;
}

/** At most one of each kind. */
export interface JudgementsInForce {
  readonly grade?: Judgement;
  readonly limit?: Judgement;
}

/** Names of the overrides that are judgements: no override of a policy can have them. */
export const JUDGED_GRADE = 'judgement.grade';
export const JUDGED_LIMIT = 'judgement.limit';

/** Prudent where a policy says nothing. */
export const DEFAULT_JUDGEMENT: JudgementPolicy = {
  maxDays: 365,
  maxNotchesUp: 1,
  approval: { grade: true, limitAboveMinor: 0 },
};

/** What the policy reads of a judgement that was just made. A withdrawal is free. */
export interface NewJudgement {
  readonly kind: 'GRADE' | 'LIMIT' | 'GRADE_WITHDRAWN' | 'LIMIT_WITHDRAWN';
  readonly grade: string | null;
  readonly decidedOn: Day;
  readonly validUntil: Day | null;
  readonly approvedBy: string | null;
  /** Null where it cannot be booked. */
  readonly limitBookedMinor: number | null;
}

/** Why a judgement is not for the person that made it; null where the policy lets it stand. */
export function judgementProblem(policy: Policy, made: NewJudgement): string | null {
  if (made.kind === 'GRADE_WITHDRAWN' || made.kind === 'LIMIT_WITHDRAWN') return null;
  const { maxDays, approval } = policy.judgement;
  const { validUntil, decidedOn, approvedBy } = made;
  if (validUntil !== null && validUntil - decidedOn > maxDays)
    return `it lasts until ${isoDate(validUntil)}; the policy lets it last ${maxDays} days, until ${isoDate(decidedOn + maxDays)}`;
  if (made.kind === 'GRADE') {
    const grades = policy.segments[0]!.scorecard.bands.map(({ grade }) => grade);
    if (made.grade !== null && !grades.includes(made.grade)) {
      const nearest = nearestName(made.grade, grades);
      return `grade "${made.grade}" is none of ${grades.join(', ')}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
    }
    return approval.grade && approvedBy === null
      ? 'the policy asks for the approval of a second person for a judged grade; send it again with approvedBy, as a new event'
      : null;
  }
  const isLarge = made.limitBookedMinor !== null && made.limitBookedMinor > approval.limitAboveMinor;
  return isLarge && approvedBy === null
    ? `the policy asks for the approval of a second person for a judged limit above ${approval.limitAboveMinor} minor units of ${policy.baseCurrency}; send it again with approvedBy, as a new event`
    : null;
}

/** The rank of the grade that a judgement gives, and whether the policy held it back; null where it does not count. */
export function judgedRank(
  policy: Policy,
  { scorecard }: CompiledSegment,
  rating: Rating,
  judgement: Judgement | undefined,
  isInDefault: boolean,
): number | null {
  const judged = rankOfGrade(scorecard.bands, judgement?.grade ?? '');
  // A scale that no longer has the grade cannot take it.
  if (judged < 0) return null;
  // A default is a fact: judgement may lower below it, never lift above it.
  const best = isInDefault ? rating.computedRank : rating.computedRank - policy.judgement.maxNotchesUp;
  const bounded = Math.max(judged, best);
  return worstSet(scorecard.overrides, rating.fired) > bounded ? null : bounded;
}

function worstSet(overrides: CompiledSegment['scorecard']['overrides'], fired: Uint8Array): number {
  let worst = -1;
  for (let index = 0; index < overrides.length; index++) {
    const { effect, rank } = overrides[index]!;
    if (fired[index] === 1 && effect === 'grade') worst = Math.max(worst, rank);
  }
  return worst;
}

/** Why the grade is what a judgement makes it; empty where none counts and none has just ended. */
export function judgementReasons(
  judgements: JudgementsInForce | null,
  assessment: Pick<Assessment, 'grade' | 'overrides'>,
  last: Assessment,
): readonly string[] {
  const isJudged = assessment.overrides.includes(JUDGED_GRADE);
  const judged = judgements?.grade;
  if (!isJudged || judged === undefined) {
    if (!last.overrides.includes(JUDGED_GRADE)) return [];
    return [
      judged === undefined ? 'no longer: judgement of the grade' : 'the judgement of the grade is overruled',
    ];
  }
  const approved = judged.approvedBy === null ? '' : `, approved by ${judged.approvedBy}`;
  const said = `judged ${judged.grade} by ${judged.decidedBy}${approved}, until ${isoDate(judged.validUntil)}: ${judged.reason}`;
  return judged.grade === assessment.grade
    ? [said]
    : [said, `held at ${assessment.grade}: the policy lets no judgement lift it further`];
}
