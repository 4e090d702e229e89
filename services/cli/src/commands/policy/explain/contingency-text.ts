import { LEVELS, type ContingencyStep, type PolicyDocument } from '@foreshock/policy';
import type { Speech } from './speech.ts';

/** What is to be done about a warning, the most severe first; nothing where the policy plans nothing. */
export function contingencyText(
  { contingency = {} }: Pick<PolicyDocument, 'contingency'>,
  speech: Speech,
): string[] {
  const say = words[speech.language];
  const planned = [...LEVELS].reverse().flatMap((level) => {
    const steps = contingency[level] ?? [];
    if (steps.length === 0) return [];
    const lines = steps.map((step, index) => `    ${index + 1}. ${stepText(step, speech)}`);
    return [`  ${say.severity(speech.say.levels[level])}`, ...lines];
  });
  return planned.length === 0 ? [] : [say.heading, ...planned];
}

function stepText(step: ContingencyStep, { language, text }: Speech): string {
  const say = words[language];
  const { role, dueInDays, approval, escalateAfterDays } = step;
  const details = [
    role,
    say.due(dueInDays),
    ...(approval ? [say.approval] : []),
    ...(escalateAfterDays === undefined ? [] : [say.escalates(escalateAfterDays)]),
  ];
  return `${text(step.text)}${say.details(details)}`;
}

const inDays = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

const english = {
  heading: 'Contingency plans, from the day of the warning',
  severity: (level: string) => `Severity ${level}:`,
  due: (count: number) => (count === 0 ? 'at once' : `within ${inDays(count)}`),
  approval: 'with approval',
  escalates: (count: number) => `one level up after ${inDays(count)} if not done`,
  details: (parts: readonly string[]) => ` (${parts.join(', ')})`,
};

const chinese: typeof english = {
  heading: '应急预案（自预警之日起）',
  severity: (level) => `严重程度${level}：`,
  due: (count) => (count === 0 ? '立即' : `${count} 天内`),
  approval: '需审批',
  escalates: (count) => `${count} 天仍未完成则上报一级`,
  details: (parts) => `（${parts.join('，')}）`,
};

const words = { en: english, zh: chinese };
