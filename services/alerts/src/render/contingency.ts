import { isoDate, type ContingencyStep } from '@foreshock/contracts';
import { dateText, type Language } from '@foreshock/wording';
import type { WarningEvent } from '../desk/warning-event.ts';

/** A step of the contingency plan as receivers get it: its text in one language, dates in ISO form. */
export interface PlanStep {
  readonly text: string;
  readonly responsibleRole: string;
  readonly dueDate: string;
  readonly approvalRequired: boolean;
  /** Kind of credit action, where it is one. */
  readonly kind: string | null;
  /** When it goes one level up if it has not been done; null: never by itself. */
  readonly escalateOn: string | null;
}

/** The steps in their order; none of a clearing, or where the policy has no plan for the severity. */
export function planOf(event: WarningEvent, language: Language): PlanStep[] {
  return stepsOf(event).map((step) => ({
    text: textOf(step, language),
    responsibleRole: step.responsibleRole,
    dueDate: isoDate(step.dueDate),
    approvalRequired: step.approvalRequired,
    kind: step.kind,
    escalateOn: step.escalateOn === null ? null : isoDate(step.escalateOn),
  }));
}

/** The plan for readers: a heading and a numbered line for each step; nothing where there is no plan. */
export function planLines(event: WarningEvent, language: Language): string[] {
  const steps = stepsOf(event);
  if (steps.length === 0) return [];
  const say = words[language];
  const lines = steps.map((step, index) => {
    const { responsibleRole, dueDate, approvalRequired, escalateOn } = step;
    const details = [
      responsibleRole,
      say.due(dateText(dueDate, language)),
      ...(approvalRequired ? [say.approval] : []),
      ...(escalateOn === null ? [] : [say.escalates(dateText(escalateOn, language))]),
    ];
    return `${index + 1}. ${textOf(step, language)}${say.details(details)}`;
  });
  return [say.heading, ...lines];
}

const stepsOf = ({ record }: WarningEvent): readonly ContingencyStep[] =>
  'contingencyPlan' in record ? record.contingencyPlan : [];

const textOf = ({ textEn, textZh }: ContingencyStep, language: Language): string =>
  language === 'en' ? textEn : textZh;

const words = {
  en: {
    heading: 'Contingency plan:',
    due: (date: string) => `by ${date}`,
    approval: 'needs approval',
    escalates: (date: string) => `one level up on ${date} if not done`,
    details: (parts: readonly string[]) => ` (${parts.join(', ')})`,
  },
  zh: {
    heading: '应急预案：',
    due: (date: string) => `${date}前完成`,
    approval: '需审批',
    escalates: (date: string) => `${date}仍未完成则上报一级`,
    details: (parts: readonly string[]) => `（${parts.join('，')}）`,
  },
} as const;
