import type { Policy } from './compile.ts';
import type { Day } from './day.ts';
import type { RiskState } from './state.ts';

/**
 * The earliest day after `today` on which an evaluation of unchanged inputs may decide something, because a rule's
 * duration or a grade's probation ends; null where no timer runs.
 */
export function nextEvaluationDay(policy: Policy, risk: RiskState, today: Day): Day | null {
  let next: Day | null = null;
  const consider = (day: Day): void => {
    if (day > today && (next === null || day < next)) next = day;
  };
  const segment = policy.segments.find(({ id }) => id === risk.assessment?.segmentId);
  if (segment === undefined) return null;
  for (const ruleId in risk.pending) {
    const rule = segment.rulesById.get(ruleId);
    if (rule !== undefined) consider(risk.pending[ruleId]! + rule.forDays);
  }
  for (const ruleId in risk.open) {
    const { clearingSince } = risk.open[ruleId]!;
    const rule = segment.rulesById.get(ruleId);
    if (rule !== undefined && clearingSince !== null) consider(clearingSince + rule.clearForDays);
  }
  const band = segment.scorecard.bands.find(({ grade }) => grade === risk.assessment?.grade);
  if (risk.probation !== null && band !== undefined) consider(risk.probation.since + band.probationDays);
  return next;
}
