import type { JudgementPolicy } from '@foreshock/policy';
import type { Speech } from './speech.ts';

/** How far a person may decide against the policy. */
export function judgementText(
  { maxDays, maxNotchesUp, approval }: JudgementPolicy,
  speech: Speech,
): string[] {
  const say = words[speech.language];
  return [
    say.heading,
    `  ${say.bounds(maxDays, maxNotchesUp)}`,
    `  ${approval.grade ? say.gradeApproval : say.gradeAlone}`,
    `  ${say.limitApproval(speech.money(approval.limitAboveMinor))}`,
  ];
}

const english = {
  heading: 'Judgement by a person',
  bounds: (days: number, notches: number) =>
    `It stands for ${days} ${days === 1 ? 'day' : 'days'} at most and lifts by ${notches} ${notches === 1 ? 'grade' : 'grades'} at most; it may lower freely.`,
  gradeApproval: 'A judged grade needs the approval of a second person.',
  gradeAlone: 'A judged grade needs no approval.',
  limitApproval: (amount: string) => `A judged limit above ${amount} needs the approval of a second person.`,
};

const chinese: typeof english = {
  heading: '人工判断',
  bounds: (days, notches) => `最长有效 ${days} 天，最多上调 ${notches} 级；下调不限。`,
  gradeApproval: '人工评级须经第二人审批。',
  gradeAlone: '人工评级无须审批。',
  limitApproval: (amount) => `人工额度超过 ${amount} 时须经第二人审批。`,
};

const words = { en: english, zh: chinese };
