import type { CompiledSegment, Policy } from './compile.ts';
import { orNull } from './condition.ts';
import { provenance, type Context, type EvaluationInput } from './context.ts';
import type { Decision, ScorePoints } from './decision.ts';
import { rankOfGrade } from './grades.ts';
import { recommendedLimitMinor, steadyLimitMinor } from './limit.ts';
import { lossOf } from './loss.ts';
import { isSamePolicy, ratingChanged } from './rating-change.ts';
import { firedOf, rate, type Rating } from './rating.ts';
import { pointsTable, sourcesOf, type CompiledScorecard } from './score.ts';
import { shareAssessment } from './shared.ts';
import type { Assessment, Defaulted, RiskState } from './state.ts';

export interface Assessed {
  readonly assessment: Assessment;
  readonly decisions: readonly Decision[];
}

/**
 * Score, grade, limit, into the scorecard's rating and the values. Null where what was said last still stands; else a
 * RiskAssessed, because one of them, the default, the policy or the segment changed, and RatingChanged with a grade.
 * That the exposure, and with it the expected loss, moves on does not make a new assessment.
 */
export function assess(
  policy: Policy,
  segment: CompiledSegment,
  input: EvaluationInput,
  risk: RiskState,
  defaulted: Defaulted | null,
): Assessed | null {
  const { values, today } = input;
  const card = segment.scorecard;
  const last = risk.assessment;
  const lastRank = last === null ? -1 : rankOfGrade(card.bands, last.grade);
  const rating = rate(card, values, lastRank, risk.probation, today);
  values[policy.scoreSlot] = rating.score;
  values[policy.gradeRankSlot] = rating.rank;

  const wantedMinor = recommendedLimitMinor(segment.limit, rating.rank, values);
  const isSteady = last !== null && lastRank === rating.rank && isSamePolicy(policy, segment, last);
  const limitMinor = isSteady ? steadyLimitMinor(segment.limit, last.limitMinor, wantedMinor) : wantedMinor;
  if (
    isSteady &&
    last.score === rating.score &&
    last.limitMinor === limitMinor &&
    last.inDefault === (defaulted !== null) &&
    isSame(last.overrides, card)
  ) {
    return null;
  }
  return reassess({ policy, segment, input }, rating, last, lastRank, limitMinor);
}

function isSame(ids: readonly string[], { overrides, rating }: CompiledScorecard): boolean {
  let count = 0;
  for (let index = 0; index < overrides.length; index++) {
    if (rating.fired[index] === 0) continue;
    if (ids[count] !== overrides[index]!.id) return false;
    count++;
  }
  return count === ids.length;
}

function reassess(
  context: Context,
  rating: Rating,
  last: Assessment | null,
  lastRank: number,
  limitMinor: number,
): Assessed {
  const { policy, segment, input } = context;
  const points = pointsTable(segment.scorecard, input.values);
  const hasSameGrade = last !== null && lastRank === rating.rank;
  const assessment = shareAssessment(policy.shared, {
    policyId: policy.policyId,
    policyVersion: policy.version,
    segmentId: segment.id,
    score: rating.score,
    grade: segment.scorecard.bands[rating.rank]!.grade,
    limitMinor,
    inDefault: input.values[policy.inDefaultSlot] === 1,
    overrides: firedOf(segment.scorecard).map(({ id }) => id),
    pointsAtGrade: hasSameGrade ? last.pointsAtGrade : byName(points),
  });
  const assessed = riskAssessed(context, rating, assessment, points);
  if (last === null || lastRank < 0 || hasSameGrade) return { assessment, decisions: [assessed] };
  return { assessment, decisions: [assessed, ratingChanged(context, rating, lastRank, last, points)] };
}

function byName(points: readonly ScorePoints[]): Record<string, number> {
  return Object.fromEntries(points.map((one) => [one.name, one.points]));
}

function riskAssessed(
  context: Context,
  rating: Rating,
  assessment: Assessment,
  points: readonly ScorePoints[],
): Decision {
  const { policy, segment, input } = context;
  const sources = sourcesOf(segment.scorecard, input.values);
  return {
    type: 'RiskAssessed',
    record: {
      ...provenance(context),
      policySegment: segment.id,
      score: rating.score,
      behaviourScore: rating.behaviour,
      externalScore: orNull(rating.external),
      grade: assessment.grade,
      ...lossOf(context, rating.rank),
      recommendedLimitMinor: assessment.limitMinor,
      currency: policy.baseCurrency,
      points,
      overrides: assessment.overrides,
      sourcesPresent: sources.present,
      sourcesMissing: sources.missing,
    },
  };
}
