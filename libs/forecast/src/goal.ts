import type { Day } from '@foreshock/ledger';
import type { Standing } from '@foreshock/policy';
import { pay } from './forecast.ts';
import type { Intervention } from './intervention.ts';
import { duePayments } from './payment-plan.ts';
import { ledgerOf, nextDay, startRun, today, type Run } from './run.ts';
import type { Situation } from './situation.ts';
import { interveneAll } from './what-if.ts';

/** What somebody wants for a customer: that grade or a better one, or that a warning ends. */
export type Goal =
  { readonly kind: 'GRADE'; readonly grade: string } | { readonly kind: 'WARNING'; readonly ruleId: string };

/** The better grades, the nearest first, then the open warnings. */
export function goalsOf({ grade, grades, rules }: Standing): readonly Goal[] {
  const rank = grades.findIndex((one) => one.grade === grade);
  const better = grades.slice(0, Math.max(0, rank)).reverse();
  return [
    ...better.map((one): Goal => ({ kind: 'GRADE', grade: one.grade })),
    ...rules.filter(({ isOpen }) => isOpen).map(({ ruleId }): Goal => ({ kind: 'WARNING', ruleId })),
  ];
}

/** Days for which the policy makes an improvement wait at most before it counts. */
export function waitingDays({ grade, grades, rules }: Standing, goal: Goal): number {
  if (goal.kind === 'WARNING') return rules.find(({ ruleId }) => ruleId === goal.ruleId)?.clearForDays ?? 0;
  return grades.find((one) => one.grade === grade)?.probationDays ?? 0;
}

/**
 * Lets the interventions happen now and runs the clock: what is not due yet is paid on its due date, nothing else
 * happens.
 * @returns the first day within `days` on which the goal is reached, 0 being today; null without one
 */
export function reachedOn(
  situation: Situation,
  interventions: readonly Intervention[],
  goal: Goal,
  days: number,
): Day | null {
  const run = startRun(situation);
  if (!interveneAll(run, interventions)) return null;
  if (isReached(run, goal)) return today(run);
  const plan = duePayments(ledgerOf(run));
  const last = today(run) + days;
  while (today(run) < last) {
    nextDay(run);
    pay(run, plan);
    if (isReached(run, goal)) return today(run);
  }
  return null;
}

function isReached({ copy, customerId }: Run, goal: Goal): boolean {
  const { open, assessment } = copy.customers.get(customerId)!.risk;
  if (goal.kind === 'WARNING') return open[goal.ruleId] === undefined;
  const segment = copy.policy!.segments.find(({ id }) => id === assessment!.segmentId)!;
  const rankOf = (grade: string): number => segment.scorecard.bands.findIndex((one) => one.grade === grade);
  return rankOf(assessment!.grade) <= rankOf(goal.grade);
}
