import type { Policy } from './compile.ts';
import { orNull } from './condition.ts';
import { segmentOf, stake, type EvaluationInput } from './context.ts';
import type { Day } from './day.ts';
import { reviewDayOf } from './diary.ts';
import { evaluate } from './evaluate.ts';
import { lossOf } from './loss.ts';
import { levelName, type CompiledRule } from './rule.ts';
import { pointsOf, sourcesOf, type CompiledCharacteristic, type CompiledScorecard } from './score.ts';
import type { GradeLine, OverrideLine, PointsLine, RuleLine, Standing } from './standing-model.ts';
import type { Memory, RiskState } from './state.ts';
import { recommendedTerms } from './terms.ts';
import type { Values } from './values.ts';

/**
 * What the policy says of a customer and why, as a decision of this moment would find it. Changes nothing but the values,
 * into which an evaluation writes its results.
 * @returns null for one of whom nothing has been decided yet
 */
export function standingOf(policy: Policy, input: EvaluationInput, before: Memory): Standing | null {
  const { risk, diary } = evaluate(policy, input, before) ?? before;
  const segment = segmentOf(policy, input.segmentFacts);
  const { assessment, probation, defaulted } = risk;
  if (assessment === null) return null;
  const { values, today } = input;
  const card = segment.scorecard;
  const { rating } = card;
  const sources = sourcesOf(card, values);
  return {
    customerId: input.customerId,
    asOf: today,
    policyId: policy.policyId,
    policyVersion: policy.version,
    segmentId: segment.id,
    segmentTitle: titleOf(policy, segment.id),
    ...stake({ policy, segment, input }),
    ...lossOf({ policy, segment, input }, rating.rank),
    grade: assessment.grade,
    score: rating.score,
    behaviourScore: rating.behaviour,
    externalScore: orNull(rating.external),
    recommendedLimitMinor: assessment.limitMinor,
    terms: recommendedTerms(segment.terms, rating.rank, assessment.limitMinor),
    nextReviewOn: reviewDayOf(diary),
    probation,
    defaulted,
    marginPoints: card.marginPoints,
    grades: gradeLines(card),
    points: card.characteristics.map((characteristic) => pointsLine(characteristic, values)),
    overrides: overrideLines(card, values),
    rules: segment.rules.map((rule) => ruleLine(rule, risk, values)),
    sourcesPresent: sources.present,
    sourcesMissing: sources.missing,
  };
}

function titleOf(policy: Policy, segmentId: string): Standing['segmentTitle'] {
  const { title } = policy.document.segments.find(({ id }) => id === segmentId)!;
  return title;
}

function gradeLines({ bands }: CompiledScorecard): readonly GradeLine[] {
  return bands.map(({ grade, minScore, pd, probationDays }) => ({
    grade,
    minScore: Number.isFinite(minScore) ? minScore : null,
    probabilityOfDefault: pd,
    probationDays,
  }));
}

function pointsLine(characteristic: CompiledCharacteristic, values: Values): PointsLine {
  const { id, name, group, source, slot, cuts, missing, points } = characteristic;
  const value = orNull(values[slot]!);
  return {
    name: id,
    group,
    value,
    points: pointsOf(characteristic, values),
    measure: name,
    source,
    missingPoints: missing,
    bins: Array.from(points, (of, index) => ({
      from: cuts[index - 1] ?? null,
      to: cuts[index] ?? null,
      points: of,
    })),
    bin: value === null ? null : cuts.filter((cut) => value >= cut).length,
  };
}

function overrideLines(
  { overrides, bands, rating }: CompiledScorecard,
  values: Values,
): readonly OverrideLine[] {
  return overrides.map(({ id, title, effect, rank, condition }, index) => ({
    id,
    title,
    effect,
    grade: bands[rank]!.grade,
    fired: rating.fired[index] === 1,
    evidence: condition.evidence(values),
  }));
}

function ruleLine(rule: CompiledRule, risk: RiskState, values: Values): RuleLine {
  const { id, copy, raise, clear, materiality, forDays, clearForDays } = rule;
  const warning = risk.open[id];
  const pendingSince: Day | undefined = risk.pending[id];
  return {
    ruleId: id,
    title: { en: copy.titleEn, zh: copy.titleZh },
    riskSource: copy.riskSource,
    nextStep: { en: copy.nextStepEn, zh: copy.nextStepZh },
    isOpen: warning !== undefined,
    warningId: warning?.warningId ?? null,
    raisedOn: warning?.raisedOn ?? null,
    severity: warning === undefined ? null : levelName(warning.severity),
    isRaising: rule.isRaising(values),
    pendingSince: pendingSince ?? null,
    forDays,
    clearForDays,
    raise: [...raise.evidence(values), ...(materiality?.evidence(values) ?? [])],
    clear: clear?.evidence(values) ?? [],
  };
}
