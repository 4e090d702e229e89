import { orNull } from './condition.ts';
import { provenance, type Context } from './context.ts';
import type { Decision, ScorePoints } from './decision.ts';
import type { CompiledOverride } from './grades.ts';
import { recommendedLimitMinor, steadyLimitMinor } from './limit.ts';
import { isSamePolicy, ratingChanged } from './rating-change.ts';
import { rate, type Rating } from './rating.ts';
import { expectedLossMinor } from './scaling.ts';
import { pointsTable, sourcesOf } from './score.ts';
import type { Assessment, Probation, RiskState } from './state.ts';

export interface Assessed {
  readonly assessment: Assessment;
  readonly probation: Probation | null;
  readonly decisions: readonly Decision[];
}

const NO_DECISIONS: readonly Decision[] = [];

/** Score, grade, limit: RiskAssessed when one of them, the policy or the segment changed, RatingChanged with a grade. */
export function assess(context: Context, risk: RiskState): Assessed {
  const { policy, segment, values, input } = context;
  const { bands } = segment.scorecard;
  const last = risk.assessment;
  const lastRank = last === null ? -1 : bands.findIndex(({ grade }) => grade === last.grade);
  const rating = rate(segment.scorecard, values, lastRank < 0 ? null : lastRank, risk.probation, input.today);
  values[policy.scoreSlot] = rating.score.score;
  values[policy.gradeRankSlot] = rating.rank;

  const wantedMinor = recommendedLimitMinor(segment.limit, rating.rank, values);
  const isSteady = last !== null && lastRank === rating.rank && isSamePolicy(context, last);
  const limitMinor = isSteady ? steadyLimitMinor(segment.limit, last.limitMinor, wantedMinor) : wantedMinor;
  if (
    isSteady &&
    last.score === rating.score.score &&
    last.limitMinor === limitMinor &&
    isSame(last.overrides, rating.fired)
  ) {
    return { assessment: last, probation: rating.probation, decisions: NO_DECISIONS };
  }

  const points = pointsTable(segment.scorecard, values);
  const hasChangedGrade = last !== null && lastRank >= 0 && lastRank !== rating.rank;
  const pointsAtGrade = last === null || lastRank !== rating.rank ? byName(points) : last.pointsAtGrade;
  const assessment: Assessment = {
    policyId: policy.policyId,
    policyVersion: policy.version,
    segmentId: segment.id,
    score: rating.score.score,
    grade: bands[rating.rank]!.grade,
    limitMinor,
    overrides: rating.fired.map(({ id }) => id),
    pointsAtGrade,
  };
  const assessed = riskAssessed(context, rating, assessment, points);
  if (!hasChangedGrade) return { assessment, probation: rating.probation, decisions: [assessed] };
  const changed = ratingChanged(context, rating, lastRank, last, points);
  return { assessment, probation: rating.probation, decisions: [assessed, changed] };
}

function isSame(ids: readonly string[], fired: readonly CompiledOverride[]): boolean {
  return ids.length === fired.length && fired.every(({ id }, index) => id === ids[index]);
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
  const { policy, segment, values } = context;
  const { pd } = segment.scorecard.bands[rating.rank]!;
  const sources = sourcesOf(segment.scorecard, values);
  return {
    type: 'RiskAssessed',
    record: {
      ...provenance(context),
      policySegment: segment.id,
      score: rating.score.score,
      behaviourScore: rating.score.behaviour,
      externalScore: rating.score.external,
      grade: assessment.grade,
      probabilityOfDefault: pd,
      lossGivenDefault: segment.lgd,
      expectedLossMinor: expectedLossMinor(pd, segment.lgd, orNull(values[policy.exposureSlot]!) ?? 0),
      recommendedLimitMinor: assessment.limitMinor,
      currency: policy.baseCurrency,
      points,
      overrides: assessment.overrides,
      sourcesPresent: sources.present,
      sourcesMissing: sources.missing,
    },
  };
}
