import type { CompiledSegment, Policy } from './compile.ts';
import type { Evidence } from './condition.ts';
import { provenance, stake, type Context } from './context.ts';
import { yyyymmdd } from './day.ts';
import type { Decision, ScorePoints } from './decision.ts';
import { decisive, rankOf, rankOfGrade } from './grades.ts';
import { firedOf, type Rating } from './rating.ts';
import { reasonsInForce } from './default.ts';
import { JUDGED_GRADE, judgementReasons } from './judgement.ts';
import { probabilityOfDefault } from './loss.ts';
import type { Assessment } from './state.ts';

/** The RatingChanged of a customer that had the grade of `lastRank` until now. */
export function ratingChanged(
  context: Context,
  rating: Rating,
  lastRank: number,
  last: Assessment,
  assessment: Assessment,
  points: readonly ScorePoints[],
): Decision {
  const { segment, input } = context;
  const { bands } = segment.scorecard;
  const { values } = input;
  const isDowngrade = rating.rank > lastRank;
  const crossed = bands[isDowngrade ? lastRank : rating.rank]!.minScore;
  const evidence: Evidence[] = [
    {
      name: 'risk.score',
      value: rating.score,
      threshold: Number.isFinite(crossed) ? crossed : null,
      points: null,
      met: rating.score >= crossed,
    },
    ...firedOf(segment.scorecard).flatMap(({ condition }) => condition.evidence(values)),
    ...reasonsInForce(segment.defaultDefinition, values).flatMap((reason) => reason.evidence(values)),
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
      ratingChangeId: `${input.customerId}.${input.offset}.${yyyymmdd(input.today)}`,
      direction: isDowngrade ? 'DOWNGRADE' : 'UPGRADE',
      fromGrade: last.grade,
      toGrade: bands[rating.rank]!.grade,
      score: rating.score,
      probabilityOfDefault: probabilityOfDefault(context, rating.rank),
      reasons: reasonsOf(context, rating, last, assessment, points),
      evidence,
    },
  };
}

/**
 * What a person judged, alone; else overrides first, then the characteristics whose points moved that way since the
 * last change, the largest first.
 */
function reasonsOf(
  { segment, policy, input }: Context,
  rating: Rating,
  last: Assessment,
  assessment: Assessment,
  points: readonly ScorePoints[],
): readonly string[] {
  const judged = judgementReasons(input.judgements ?? null, assessment, last);
  if (assessment.overrides.includes(JUDGED_GRADE)) return judged;
  const { bands, overrides } = segment.scorecard;
  const isDowngrade = rating.rank > rankOfGrade(bands, last.grade);
  const fired = firedOf(segment.scorecard);
  const decided = decisive(rankOf(bands, rating.score), fired);
  const imposed = decided
    .filter(({ effect }) => isDowngrade || effect !== 'cap')
    .map(({ title }) => title.en);
  const lifted = overrides.filter(({ id, effect }) => {
    const wasInForce = last.overrides.includes(id) && !fired.some((override) => override.id === id);
    return wasInForce && (isDowngrade ? effect === 'floor' : effect !== 'floor');
  });
  const moved = points
    .map(({ name, points: now }) => ({ name, before: last.pointsAtGrade[name] ?? 0, now }))
    .filter(({ before, now }) => (isDowngrade ? now < before : now > before))
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .map(({ name, before, now }) => `${name}: ${before} → ${now} points`);
  const reasons = [...judged, ...imposed, ...lifted.map(({ title }) => `no longer: ${title.en}`), ...moved];
  if (!isSamePolicy(policy, segment, last)) reasons.push('the policy or the segment changed');
  return reasons.length > 0
    ? reasons
    : [isDowngrade ? 'the score fell' : 'a better score was held for the probation'];
}

/** Whether the assessment was made under this version of the policy and in this segment. */
export function isSamePolicy(policy: Policy, segment: CompiledSegment, last: Assessment): boolean {
  return (
    last.segmentId === segment.id &&
    last.policyVersion === policy.version &&
    last.policyId === policy.policyId
  );
}
