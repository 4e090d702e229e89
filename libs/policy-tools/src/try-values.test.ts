import { formatPolicyFileError } from '@foreshock/policy-file';
import { expect, it } from 'vitest';
import { changed, opened, POLICY } from './testing/policy.ts';
import { readValues, tryValues } from './try-values.ts';

function tried(text: string, policy = POLICY) {
  const { policy: compiled } = opened(policy);
  const read = readValues(compiled, { file: 'v.yaml', text });
  if (!read.ok) return read.errors.map(formatPolicyFileError);
  const { assessment, rules } = tryValues(compiled, read.values);
  const { policySegment, grade, points } = assessment;
  return { policySegment, grade, points: points.map((one) => one.points), rules };
}

it('says what a policy makes of values, level by level', () => {
  const text = 'segment: large\nindicators: { maxDaysPastDue: 12, overdueMinor: 40000 }';
  expect(tried(text)).toEqual({
    policySegment: 'large',
    grade: 'B',
    points: [-100],
    rules: [
      {
        ruleId: 'overdue',
        state: 'quiet',
        severity: null,
        evidence: [
          { name: 'maxDaysPastDue', value: 12, threshold: 3, points: null, met: true },
          { name: 'overdueMinor', value: 40000, threshold: 50000, points: null, met: false },
        ],
      },
    ],
  });
  expect(tried(text.replace('large', 'rest'))).toMatchObject({
    rules: [{ state: 'warns', severity: 'medium' }],
  });
});

it('tells a rule that waits from one that is quiet', () => {
  const waiting = changed('    severity: medium', '    forDays: 7\n    severity: medium');
  expect(tried('indicators: { maxDaysPastDue: 12, overdueMinor: 40000 }', waiting)).toMatchObject({
    rules: [{ state: 'waiting', severity: null }],
  });
});

it.each([
  [
    'indicators: { maxDayPastDue: 1 }',
    'v.yaml:1:15: unknown indicator "maxDayPastDue"; did you mean "maxDaysPastDue"?',
  ],
  ['segment: larg', 'v.yaml:1:10: unknown segment "larg"; did you mean "large"?'],
  ['indicator: {}', 'v.yaml:1:1: unknown field "indicator"; did you mean "indicators"?'],
])('refuses %s', (text, message) => {
  expect(tried(text)).toEqual([message]);
});
