import { stepActions } from './actions.ts';
import { assess, type Assessed } from './assess.ts';
import type { Policy } from './compile.ts';
import { contextOf, type EvaluationInput } from './context.ts';
import type { Decision } from './decision.ts';
import type { RiskState } from './state.ts';
import { stepWarnings, type Warnings } from './warnings.ts';

export interface Evaluated {
  /** The very same object as before where nothing changed. */
  readonly risk: RiskState;
  readonly decisions: readonly Decision[];
}

const NO_DECISIONS: readonly Decision[] = [];

/**
 * Re-evaluates one customer. Pure, total and deterministic; a second time with the same input decides nothing.
 * Decisions come in the order assessment, rating, warnings, actions.
 */
export function evaluate(policy: Policy, input: EvaluationInput, risk: RiskState): Evaluated {
  const context = contextOf(policy, input);
  const assessed = assess(context, risk);
  const warnings = stepWarnings(context, risk);
  const isSettled =
    assessed.assessment === risk.assessment &&
    warnings.open === risk.open &&
    warnings.pending === risk.pending;
  if (isSettled && assessed.probation === risk.probation) return { risk, decisions: NO_DECISIONS };
  const next = actionsAfter(assessed, warnings, risk)
    ? stepActions(context, assessed.assessment, warnings.open, risk.actions)
    : { actions: risk.actions, decisions: NO_DECISIONS };
  return {
    risk: {
      assessment: assessed.assessment,
      probation: assessed.probation,
      open: warnings.open,
      pending: warnings.pending,
      actions: next.actions,
    },
    decisions: [...assessed.decisions, ...warnings.decisions, ...next.decisions],
  };
}

/** Actions follow from the grade, the open warnings and the policy alone. */
function actionsAfter(assessed: Assessed, warnings: Warnings, risk: RiskState): boolean {
  return warnings.open !== risk.open || assessed.assessment !== risk.assessment;
}
