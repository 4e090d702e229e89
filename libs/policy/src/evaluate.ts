import { stepActions } from './actions.ts';
import { assess } from './assess.ts';
import type { Policy } from './compile.ts';
import { segmentOf, type EvaluationInput } from './context.ts';
import type { Decision } from './decision.ts';
import { stepDefault } from './default.ts';
import { diaryUnder, recall, remember } from './past.ts';
import { probationAfter } from './rating.ts';
import { shareQuiet } from './shared.ts';
import type { Assessment, Memory, RiskState } from './state.ts';
import { stepWarnings } from './warnings.ts';

/** What is remembered from now on, and what was decided. */
export interface Evaluated extends Memory {
  readonly decisions: readonly Decision[];
}

const NO_DECISIONS: readonly Decision[] = [];

/**
 * Re-evaluates one customer. Pure but for the values, into which it writes its own results, total and deterministic; a
 * second time with the same input gives nothing. Decisions come in the order assessment, rating, warnings, actions.
 * @returns null where there is nothing to decide and nothing new to remember
 */
export function evaluate(policy: Policy, input: EvaluationInput, memory: Memory): Evaluated | null {
  const segment = segmentOf(policy, input.segmentFacts);
  const { values, today } = input;
  const { risk } = memory;
  const before = diaryUnder(policy.past, memory);
  recall(policy.past, before, today, values);
  const defaulted = stepDefault(segment.defaultDefinition, values, today, risk.defaulted);
  values[policy.inDefaultSlot] = defaulted === null ? 0 : 1;
  const assessed = assess(policy, segment, input, memory, defaulted);
  const { bands, rating } = segment.scorecard;
  const probation = probationAfter(bands, rating, risk.probation);
  const warnings = stepWarnings(policy, segment, input, risk);
  const reviewOn = assessed === null ? before[0]! : (assessed.reviewOn ?? NaN);
  const diary = remember(policy.past, before, reviewOn, today, values);
  const isSameRisk =
    assessed === null &&
    warnings === null &&
    probation === risk.probation &&
    defaulted === risk.defaulted &&
    before === memory.diary;
  if (isSameRisk) return diary === before ? null : { risk, diary, decisions: NO_DECISIONS };
  // Without an assessment made now, the last one stands.
  const assessment = assessed?.assessment ?? risk.assessment!;
  const open = warnings?.open ?? risk.open;
  // Actions follow from the grade, the open warnings and the policy alone.
  const next =
    open === risk.open && (assessed === null || hasSameActions(policy, risk, assessment))
      ? { actions: risk.actions, decisions: NO_DECISIONS }
      : stepActions({ policy, segment, input }, assessment, open, risk.actions);
  return {
    risk: shareQuiet(policy.shared, {
      assessment,
      probation,
      defaulted,
      open,
      pending: warnings?.pending ?? risk.pending,
      actions: next.actions,
      pastNames: policy.past.names,
    }),
    diary,
    decisions: together(
      assessed?.decisions ?? NO_DECISIONS,
      warnings?.decisions ?? NO_DECISIONS,
      next.decisions,
    ),
  };
}

/** Whether a state that this very policy left, under the same grade, has the actions that an assessment asks for. */
function hasSameActions(
  { past }: Policy,
  { assessment: last, pastNames }: RiskState,
  now: Assessment,
): boolean {
  return (
    pastNames === past.names &&
    last?.grade === now.grade &&
    last.segmentId === now.segmentId &&
    last.policyVersion === now.policyVersion &&
    last.policyId === now.policyId
  );
}

function together(
  assessed: readonly Decision[],
  warned: readonly Decision[],
  recommended: readonly Decision[],
): readonly Decision[] {
  if (warned.length === 0 && recommended.length === 0) return assessed;
  return [...assessed, ...warned, ...recommended];
}
