import type { CompiledSegment, Policy } from './compile.ts';
import { orNull } from './condition.ts';
import type { Context, EvaluationInput } from './context.ts';
import type { Day } from './day.ts';
import type { Decision, ScorePoints } from './decision.ts';
import { rankOfGrade } from './grades.ts';
import { inForce, isSaid, wordsOn, type InForce } from './in-force.ts';
import { coveredMinor, recommendedLimitMinor, steadyLimitMinor } from './limit.ts';
import { lossOf } from './loss.ts';
import { isSamePolicy, ratingChanged } from './rating-change.ts';
import { rate, type Rating } from './rating.ts';
import { pointsTable, sourcesOf } from './score.ts';
import { shareAssessment } from './shared.ts';
import { reviewDayOf } from './diary.ts';
import type { Assessment, Defaulted, Memory } from './state.ts';
import { recommendedTerms } from './terms.ts';

export interface Assessed {
  readonly assessment: Assessment;
  readonly reviewOn: Day | null;
  readonly decisions: readonly Decision[];
}

/** What an assessment is made of beside the values. */
interface Made {
  readonly context: Context;
  readonly rating: Rating;
  readonly computedLimitMinor: number;
  readonly inForce: InForce;
  readonly last: Assessment | null;
  /** Of the grade in force until now; −1 for a first assessment. */
  readonly lastRank: number;
  readonly isReview: boolean;
}

/**
 * Score, grade, limit and terms, into the scorecard's rating and the values. Null where what was said last still stands
 * and no review is due; else a RiskAssessed, because one of them, the default, a judgement, the policy or the segment
 * changed, and RatingChanged with a grade. That the exposure, and with it the expected loss, moves on does not make a
 * new assessment.
 */
export function assess(
  policy: Policy,
  segment: CompiledSegment,
  input: EvaluationInput,
  { risk, diary }: Memory,
  defaulted: Defaulted | null,
): Assessed | null {
  const { values, today } = input;
  const card = segment.scorecard;
  const last = risk.assessment;
  const isInDefault = defaulted !== null;
  const lastComputed = last === null ? -1 : rankOfGrade(card.bands, last.computedGrade);
  const rating = rate(card, values, lastComputed, risk.probation, today);
  const judged = inForce(policy, segment, rating, input.judgements ?? null, isInDefault);
  values[policy.scoreSlot] = rating.score;
  values[policy.gradeRankSlot] = rating.rank;

  const lastRank = last === null ? -1 : rankOfGrade(card.bands, last.grade);
  const wantedMinor = recommendedLimitMinor(segment.limit, rating.rank, values, isInDefault);
  const isSteady = last !== null && lastRank === rating.rank && isSamePolicy(policy, segment, last);
  const computedLimitMinor =
    isSteady && last.inDefault === isInDefault
      ? steadyLimitMinor(segment.limit, last.computedLimitMinor, wantedMinor)
      : wantedMinor;
  const reviewOn = reviewDayOf(diary);
  const isReview = reviewOn !== null && today >= reviewOn;
  if (
    isSteady &&
    !isReview &&
    last.score === rating.score &&
    lastComputed === rating.computedRank &&
    last.computedLimitMinor === computedLimitMinor &&
    last.inDefault === isInDefault &&
    isSaid(last, card, judged)
  ) {
    return null;
  }
  const context = { policy, segment, input };
  return reassess({ context, rating, computedLimitMinor, inForce: judged, last, lastRank, isReview });
}

function reassess(made: Made): Assessed {
  const { context, rating, computedLimitMinor, last, lastRank } = made;
  const { policy, segment, input } = context;
  const { bands } = segment.scorecard;
  const points = pointsTable(segment.scorecard, input.values);
  const hasSameGrade = last !== null && lastRank === rating.rank;
  // The very lists of the last assessment where they say the same: they are shared already.
  const isSame = last !== null && isSaid(last, segment.scorecard, made.inForce);
  const { overrides, judgements } = isSame ? last : wordsOn(segment.scorecard, made.inForce);
  const assessment = shareAssessment(policy.shared, {
    policyId: policy.policyId,
    policyVersion: policy.version,
    segmentId: segment.id,
    score: rating.score,
    grade: bands[rating.rank]!.grade,
    computedGrade: bands[rating.computedRank]!.grade,
    limitMinor: made.inForce.limitMinor ?? computedLimitMinor,
    computedLimitMinor,
    inDefault: input.values[policy.inDefaultSlot] === 1,
    overrides,
    judgements,
    pointsAtGrade: hasSameGrade ? last.pointsAtGrade : byName(points),
  });
  const { reviewDays } = segment.terms[rating.rank]!;
  const reviewOn = reviewDays === undefined ? null : input.today + reviewDays;
  const assessed = riskAssessed(made, assessment, points, reviewOn);
  if (last === null || lastRank < 0 || hasSameGrade) return { assessment, reviewOn, decisions: [assessed] };
  const changed = ratingChanged(context, rating, lastRank, last, assessment, points);
  return { assessment, reviewOn, decisions: [assessed, changed] };
}

function byName(points: readonly ScorePoints[]): Record<string, number> {
  return Object.fromEntries(points.map((one) => [one.name, one.points]));
}

function riskAssessed(
  { context, rating, inForce: judged, isReview }: Made,
  assessment: Assessment,
  points: readonly ScorePoints[],
  reviewOn: Day | null,
): Decision {
  const { policy, segment, input } = context;
  const { values } = input;
  const { rank } = rating;
  const { limitMinor, computedLimitMinor } = assessment;
  const sources = sourcesOf(segment.scorecard, values);
  const loss = lossOf(context, rank);
  const terms = recommendedTerms(segment.terms, rank, limitMinor);
  // One flat literal: most records of a busy log are of this kind, and copying parts into one takes longer.
  return {
    type: 'RiskAssessed',
    record: {
      customerId: input.customerId,
      asOf: input.today,
      partition: input.partition,
      offset: input.offset,
      policyId: policy.policyId,
      policyVersion: policy.version,
      policySegment: segment.id,
      score: rating.score,
      behaviourScore: rating.behaviour,
      externalScore: orNull(rating.external),
      grade: assessment.grade,
      probabilityOfDefault: loss.probabilityOfDefault,
      lossGivenDefault: loss.lossGivenDefault,
      exposureAtDefaultMinor: loss.exposureAtDefaultMinor,
      expectedLossMinor: loss.expectedLossMinor,
      provisionMinor: loss.provisionMinor,
      inDefault: loss.inDefault,
      recommendedLimitMinor: limitMinor,
      currency: policy.baseCurrency,
      points,
      overrides: assessment.overrides,
      sourcesPresent: sources.present,
      sourcesMissing: sources.missing,
      computedGrade: assessment.computedGrade,
      computedLimitMinor,
      coveredLimitMinor: Math.min(coveredMinor(segment.limit, rank, values), computedLimitMinor),
      judgements: judged.judgements,
      recommendedTermsDays: terms.recommendedTermsDays,
      earlyPaymentDiscountRatio: terms.earlyPaymentDiscountRatio,
      earlyPaymentDiscountDays: terms.earlyPaymentDiscountDays,
      instalments: terms.instalments,
      prepaymentRatio: terms.prepaymentRatio,
      guaranteeRequired: terms.guaranteeRequired,
      insuranceRequired: terms.insuranceRequired,
      transactionCapMinor: terms.transactionCapMinor,
      nextReviewOn: reviewOn,
      isReview,
    },
  };
}
