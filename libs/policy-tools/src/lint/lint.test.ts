import { expect, it } from 'vitest';
import { changed, opened, POLICY } from '../testing/policy.ts';
import { lintPolicy } from './lint.ts';

const TESTS = `tests:
  - name: t
    given: { indicators: { maxDaysPastDue: 12, overdueMinor: 1000 } }
    expect: { warnings: [overdue] }
    then: [{ given: { indicators: { maxDaysPastDue: 0 } }, expect: { warnings: [] } }]
`;

const lint = (text: string, tests = TESTS) =>
  lintPolicy(opened(text, tests)).map(({ code, message }) => `${code}: ${message}`);

const rule = (id: string, change: (text: string) => string = (text) => text) => {
  const [, body] = /rules:\n(.*)exposure:/s.exec(POLICY)!;
  return changed('rules:\n', `rules:\n${change(body!.replace('id: overdue', `id: ${id}`))}`);
};

it('finds nothing in a sound policy with tests', () => {
  expect(lint(POLICY)).toEqual([]);
});

it('finds a parameter that nothing uses', () => {
  expect(lint(changed('materialMinor: 1000 }', 'materialMinor: 1000, spare: 1 }'))).toEqual([
    'unused-parameter: nothing uses the parameter "spare"',
  ]);
});

it('finds a plan for a severity that no rule has', () => {
  const plan = `contingency:
  high: [{ text: { en: Call, zh: 致电 }, role: collector, dueInDays: 1, approval: false }]
`;
  expect(lint(changed('rules:\n', `${plan}rules:\n`))).toEqual([
    'unused-plan: no rule has the severity "high"',
  ]);
});

it('finds a rule without a clear level', () => {
  expect(lint(changed('    clear: { value: maxDaysPastDue, lt: 1 }\n', ''))).toEqual([
    'rule-without-clear: rule "overdue" has no clear level: its warning comes and goes at the raise level',
  ]);
});

it('finds points that go up and down', () => {
  const text = changed(
    '- { from: 10, points: -100 }',
    '- { from: 10, to: 20, points: -100 }\n          - { from: 20, points: -50 }',
  );
  expect(lint(text)).toEqual([
    'bins-not-monotone: the points of "dpd" go up and down along its bins: 0, -100, -50',
  ]);
});

it('finds a grade between two scores that can be', () => {
  const text = changed(
    '- { grade: B, pd: 0.2 }',
    '- { grade: C, minScore: 520, pd: 0.1 }\n      - { grade: B, pd: 0.2 }',
  );
  expect(lint(text.replaceAll('B: 0 }', 'B: 0, C: 0 }'))).toEqual([
    'grade-out-of-reach: no customer can get grade C: no sum of points is from 520 to below 550',
  ]);
});

it.each<[string, (text: string) => string, string[]]>([
  ['the same once more: the later of the two', (text) => text, ['overdue']],
  [
    'one that warns later and clears earlier',
    (text) => text.replace('gte: 3', 'gte: 4').replace('lt: 1', 'lt: 2'),
    ['other'],
  ],
  ['one beside another that warns earlier', (text) => text.replace('gte: 3', 'gte: 2'), ['overdue']],
  ['not one that clears later', (text) => text.replace('gte: 3', 'gte: 4').replace('lt: 1', 'lte: 0'), []],
  [
    'not one that is louder',
    (text) => text.replace('gte: 3', 'gte: 4').replace('severity: medium', 'severity: high'),
    [],
  ],
  ['one beside another on smaller amounts', (text) => text.replace('$materialMinor', '999'), ['overdue']],
  ['one on larger amounts, in every segment', (text) => text.replace('$materialMinor', '60000'), ['other']],
  ['not one on larger amounts in some segments', (text) => text.replace('$materialMinor', '2000'), []],
  [
    'not one beside another that ends by its age',
    (text) => text.replace('gte: 3', 'gte: 2').replace('severity:', 'maxDays: 30\n    severity:'),
    [],
  ],
  ['not one of another source', (text) => text.replace('credit', 'fraud'), []],
])('finds a rule that another shadows: %s', (_, change, shadowed) => {
  const found = lint(rule('other', change)).filter((one) => one.startsWith('rule-shadowed'));
  expect(found.map((one) => /rule "(\w+)" is shadowed/.exec(one)?.[1])).toEqual(shadowed);
});

it('finds what no test sees', () => {
  expect(lint(POLICY, '')).toEqual(['no-tests: the policy has no tests; write some under "tests"']);
  expect(lint(POLICY, TESTS.replace(/ {4}then.*\n/, ''))).toEqual([
    'rule-untested: no test sees the warning of rule "overdue" clear',
  ]);
  expect(lint(POLICY, 'tests: [{ name: t, expect: { warnings: [] } }]')).toEqual([
    'rule-untested: no test sees rule "overdue" warn',
  ]);
});

it('points at the word', () => {
  const [warning] = lintPolicy(
    opened(changed('{ materialMinor: 1000 }', '{ materialMinor: 1000, spare: 1 }'), TESTS),
  );
  expect(warning).toMatchObject({ file: 'p.yaml', line: 5, column: 36 });
});
