import { orNull, type Evidence } from './condition.ts';
import { provenance, stake, type Context } from './context.ts';
import { yyyymmdd } from './day.ts';
import type { Decision, ScorePoints } from './decision.ts';
import type { CompiledOverride } from './grades.ts';
import { recommendedLimitMinor, steadyLimitMinor } from './limit.ts';
import { rate, type Rating } from './rating.ts';
import { expectedLossMinor } from './scaling.ts';
import { pointsTable, sourcesOf } from './scorecard.ts';
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

function isSamePolicy({ policy, segment }: Context, last: Assessment): boolean {
  return (
    last.segmentId === segment.id &&
    last.policyVersion === policy.version &&
    last.policyId === policy.policyId
  );
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

function ratingChanged(
  context: Context,
  rating: Rating,
  lastRank: number,
  last: Assessment,
  points: readonly ScorePoints[],
): Decision {
  const { segment, input, values } = context;
  const { bands } = segment.scorecard;
  const isDowngrade = rating.rank > lastRank;
  const crossed = bands[isDowngrade ? lastRank : rating.rank]!.minScore;
  const evidence: Evidence[] = [
    {
      name: 'risk.score',
      value: rating.score.score,
      threshold: Number.isFinite(crossed) ? crossed : null,
      points: null,
      met: rating.score.score >= crossed,
    },
    ...rating.fired.flatMap(({ condition }) => condition.evidence(values)),
    ...points.map((one) => ({
      name: one.name,
      value: one.value,
      threshold: null,
      points: one.points,
      met: one.value !== null,
    })),
  ];
  return {
    type: 'RatingChanged',
    record: {
      ...provenance(context),
      ...stake(context),
      ratingChangeId: `${input.customerId}.${input.position.offset}.${yyyymmdd(input.today)}`,
      direction: isDowngrade ? 'DOWNGRADE' : 'UPGRADE',
      fromGrade: last.grade,
      toGrade: bands[rating.rank]!.grade,
      score: rating.score.score,
      probabilityOfDefault: bands[rating.rank]!.pd,
      reasons: reasonsOf(rating, last, points, isDowngrade, isSamePolicy(context, last)),
      evidence,
    },
  };
}

/** Overrides first, then the characteristics whose points moved that way since the last change, the largest first. */
function reasonsOf(
  rating: Rating,
  last: Assessment,
  points: readonly ScorePoints[],
  isDowngrade: boolean,
  isSamePolicyAndSegment: boolean,
): readonly string[] {
  const overrides = rating.fired.map(({ title }) => title.en);
  const lifted = last.overrides.filter((id) => !rating.fired.some((override) => override.id === id));
  const moved = points
    .map(({ name, points: now }) => ({ name, before: last.pointsAtGrade[name] ?? 0, now }))
    .filter(({ before, now }) => (isDowngrade ? now < before : now > before))
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .map(({ name, before, now }) => `${name}: ${before} → ${now} points`);
  const other = isSamePolicyAndSegment ? [] : ['policy, version or segment changed'];
  return [...overrides, ...moved, ...(isDowngrade ? [] : lifted.map((id) => `no longer: ${id}`)), ...other];
}
