import type { Day } from './day.ts';
import type { PlannedStep } from './decision.ts';
import { LEVELS, type ContingencyStep, type Level, type PolicyDocument } from './document.ts';
import { at, type Report } from './error.ts';

export type ContingencyPlans = Readonly<Record<Level, readonly ContingencyStep[]>>;

/** The plan of every severity; a step is due no earlier than the one before, and is not given up before it is due. */
export function compileContingency({ contingency = {} }: PolicyDocument, report: Report): ContingencyPlans {
  for (const level of LEVELS) {
    contingency[level]?.forEach((step, index, steps) => {
      const path = at(at('/contingency', level), index);
      const before = steps[index - 1]?.dueInDays ?? 0;
      const { dueInDays, escalateAfterDays } = step;
      if (dueInDays < before)
        report(at(path, 'dueInDays'), `${dueInDays} days are before the ${before} of the step before it`);
      if (step.role.trim() === '') report(at(path, 'role'), 'nobody is responsible: name a role');
      if (escalateAfterDays !== undefined && escalateAfterDays < dueInDays)
        report(
          at(path, 'escalateAfterDays'),
          `${escalateAfterDays} days are before it is due after ${dueInDays}`,
        );
    });
  }
  return { low: [], medium: [], high: [], ...contingency };
}

/** The steps with their dates, counted from the day of the raising or escalation. */
export function plannedFrom(steps: readonly ContingencyStep[], day: Day): readonly PlannedStep[] {
  return steps.map(({ text, role, dueInDays, approval, kind, escalateAfterDays }) => ({
    textEn: text.en,
    textZh: text.zh,
    responsibleRole: role,
    dueDate: day + dueInDays,
    approvalRequired: approval,
    kind: kind ?? null,
    escalateOn: escalateAfterDays === undefined ? null : day + escalateAfterDays,
  }));
}
