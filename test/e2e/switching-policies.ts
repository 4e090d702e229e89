import { INDICATORS } from '@foreshock/ledger';
import { parsePolicyFile } from '@foreshock/policy-file';
import type { PolicyFile } from '@foreshock/policy-register';

/** Two versions that decide otherwise, and whose every name and text ends in the version that it belongs to. */
export const switchingPolicies = (): readonly PolicyFile[] => [policy('v1', 4), policy('v2', 2)];

function policy(version: string, strictDays: number): PolicyFile {
  const text = (en: string) => ({ en: `${en}-${version}`, zh: `${en}-${version}` });
  const rule = (id: string, gte: number) => ({
    ...{ id, title: text('Overdue'), source: 'credit', severity: 'medium', likelihood: 'medium' },
    raise: { value: 'maxDaysPastDue', gte },
    clear: { value: 'maxDaysPastDue', lt: 1 },
    actions: [{ kind: 'HOLD', role: `credit-${version}`, dueInDays: 2, approval: false }],
    nextStep: text('Call'),
  });
  const document = {
    ...{ policyId: 'switching', version, title: text('Switching'), baseCurrency: 'USD' },
    segments: [
      {
        ...{ id: `all-${version}`, title: text('All'), scorecard: 'one', lgd: 0.5 },
        limit: {
          ...{ turnover: 'invoiced365Minor', shareByGrade: { A: 0.1 * strictDays, B: 0.1 } },
          ...{ capMinor: 10_000_000, roundToMinor: 100, changeRatio: 0.1 },
        },
      },
    ],
    scorecards: {
      one: {
        base: 600,
        behaviour: [
          {
            ...{ id: `dpd-${version}`, value: 'maxDaysPastDue', missing: 0 },
            bins: [
              { to: strictDays, points: 0 },
              { from: strictDays, points: -100 },
            ],
          },
        ],
        external: [],
        combine: { rule: 'worse' },
        grades: [
          { grade: 'A', minScore: 550, pd: 0.01 },
          { grade: 'B', pd: 0.2 },
        ],
        overrides: [],
        upgrade: { marginPoints: 0, probationDays: 2 },
      },
    },
    rules: [rule('overdue', strictDays - 1), rule(`own-${version}`, 3)],
    exposure: 'exposureMinor',
  };
  const sourceText = JSON.stringify(document, null, 2);
  const parsed = parsePolicyFile(sourceText, 'switching.json', INDICATORS);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return { policyId: 'switching', version, body: parsed.body, hash: parsed.hash, sourceText };
}
