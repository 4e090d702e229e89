import { formatPolicyFileError } from '@foreshock/policy-file';
import { openPolicy, type OpenedPolicy } from '../open.ts';

/** The smallest policy that grades, warns and has two segments; a parameter differs between them. */
export const POLICY = `policyId: small
version: '1'
title: { en: Small, zh: 小 }
baseCurrency: EUR
parameters: { materialMinor: 1000 }
segments:
  - id: large
    title: { en: Large, zh: 大 }
    match: { segment: [LARGE] }
    scorecard: one
    lgd: 0.4
    parameters: { materialMinor: 50000 }
    limit: &limit
      turnover: invoiced365Minor
      shareByGrade: { A: 0.2, B: 0 }
      capMinor: 1000000
      roundToMinor: 100
      changeRatio: 0.1
  - id: rest
    title: { en: Rest, zh: 其他 }
    scorecard: one
    lgd: 0.5
    limit: *limit
scorecards:
  one:
    base: 600
    behaviour:
      - id: dpd
        value: maxDaysPastDue
        missing: 0
        bins:
          - { to: 10, points: 0 }
          - { from: 10, points: -100 }
    external: []
    combine: { rule: worse }
    grades:
      - { grade: A, minScore: 550, pd: 0.01 }
      - { grade: B, pd: 0.2 }
    overrides: []
    upgrade: { marginPoints: 0, probationDays: 5 }
rules:
  - id: overdue
    title: { en: Overdue, zh: 逾期 }
    source: credit
    raise: { value: maxDaysPastDue, gte: 3 }
    clear: { value: maxDaysPastDue, lt: 1 }
    severity: medium
    likelihood: medium
    materiality: { value: overdueMinor, minor: $materialMinor }
    nextStep: { en: Call, zh: 致电 }
exposure: exposureMinor
`;

const read = (text: string, tests = '') => openPolicy({ file: 'p.yaml', text: text + tests }, null);

export function opened(text: string, tests = ''): OpenedPolicy {
  const policy = read(text, tests);
  if (!policy.ok) throw new Error(policy.errors.map(formatPolicyFileError).join('\n'));
  return policy.opened;
}

/** What is wrong with a policy and its tests, a line each. */
export function refusals(text: string, tests = ''): readonly string[] {
  const policy = read(text, tests);
  return policy.ok ? [] : policy.errors.map(formatPolicyFileError);
}

/** A policy with one place changed; the place must be there. */
export function changed(from: string, to: string, text = POLICY): string {
  if (!text.includes(from)) throw new Error(`no "${from}" in the policy`);
  return text.replace(from, to);
}
