import { stepActions } from './actions.ts';
import { assess } from './assess.ts';
import type { Policy } from './compile.ts';
import { segmentOf, type EvaluationInput } from './context.ts';
import type { Decision } from './decision.ts';
import { stepDefault } from './default.ts';
import { recall, remember } from './past.ts';
import { probationAfter } from './rating.ts';
import { shareQuiet } from './shared.ts';
import type { RiskState } from './state.ts';
import { stepWarnings } from './warnings.ts';

export interface Evaluated {
  readonly risk: RiskState;
  readonly decisions: readonly Decision[];
}

const NO_DECISIONS: readonly Decision[] = [];

/**
 * Re-evaluates one customer. Pure but for the values, into which it writes its own results, total and deterministic; a
 * second time with the same input gives nothing. Decisions come in the order assessment, rating, warnings, actions.
 * @returns null where there is nothing to decide and nothing new to remember
 */
export function evaluate(policy: Policy, input: EvaluationInput, risk: RiskState): Evaluated | null {
  const segment = segmentOf(policy, input.segmentFacts);
  const { values, today } = input;
  recall(policy.pastValues, risk.past, today, values);
  const defaulted = stepDefault(segment.defaultDefinition, values, today, risk.defaulted);
  values[policy.inDefaultSlot] = defaulted === null ? 0 : 1;
  const assessed = assess(policy, segment, input, risk, defaulted);
  const { bands, rating } = segment.scorecard;
  const probation = probationAfter(bands, rating, risk.probation);
  const warnings = stepWarnings(policy, segment, input, risk);
  const past = remember(policy.pastValues, risk.past, today, values);
  if (
    assessed === null &&
    warnings === null &&
    probation === risk.probation &&
    defaulted === risk.defaulted &&
    past === risk.past
  ) {
    return null;
  }
  // Without an assessment made now, the last one stands.
  const assessment = assessed?.assessment ?? risk.assessment!;
  const open = warnings?.open ?? risk.open;
  // Actions follow from the grade, the open warnings and the policy alone.
  const next =
    assessed !== null || open !== risk.open
      ? stepActions({ policy, segment, input }, assessment, open, risk.actions)
      : { actions: risk.actions, decisions: NO_DECISIONS };
  return {
    risk: shareQuiet(policy.shared, {
      assessment,
      probation,
      defaulted,
      open,
      pending: warnings?.pending ?? risk.pending,
      actions: next.actions,
      past,
      reviewOn: assessed === null ? risk.reviewOn : assessed.reviewOn,
    }),
    decisions: [
      ...(assessed?.decisions ?? NO_DECISIONS),
      ...(warnings?.decisions ?? NO_DECISIONS),
      ...next.decisions,
    ],
  };
}
