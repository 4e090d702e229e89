import { expect, it } from 'vitest';
import { changed, opened, POLICY } from '../testing/policy.ts';
import { diffPolicies } from './diff.ts';

const diff = (text: string, before = POLICY) =>
  diffPolicies(opened(before).policy.document, opened(text).policy.document).map(
    ({ group, subject, field, from, to, segments }) => [
      `${group} ${subject} ${field}`,
      from,
      to,
      segments.join(),
    ],
  );

it.each([
  ['layout', changed('{ en: Small, zh: 小 }', '\n  zh: 小\n  en: Small')],
  ['the version', changed("'1'", "'2'")],
  ['the name of a parameter', POLICY.replaceAll('materialMinor', 'worthMinor')],
  ['a number in place of a parameter', changed('$materialMinor', '1000', POLICY.replace('50000', '1000'))],
  [
    'the name of a scorecard',
    POLICY.replaceAll('scorecard: one', 'scorecard: two').replace('\n  one:', '\n  two:'),
  ],
  ['tests', `${POLICY}tests: [{ name: t, expect: { warnings: [] } }]\n`],
])('%s is no difference', (what, text) => {
  const before = what.startsWith('a number') ? POLICY.replace('50000', '1000') : POLICY;
  expect(diff(text, before)).toEqual([]);
});

it('says which level moved, for everybody', () => {
  expect(diff(changed('gte: 3', 'gte: 5'))).toEqual([
    [
      'rules overdue raise',
      { value: 'maxDaysPastDue', gte: 3 },
      { value: 'maxDaysPastDue', gte: 5 },
      'large,rest',
    ],
  ]);
});

it('reads an expression by what it says', () => {
  const written = (cel: string) => changed('{ value: maxDaysPastDue, gte: 3 }', `{ cel: '${cel}' }`);
  const before = written('maxDaysPastDue >= 3');
  expect(diff(written('maxDaysPastDue  >=  3'), before)).toEqual([]);
  expect(diff(written('maxDaysPastDue >= 4'), before)).toMatchObject([
    ['rules overdue raise', { cel: 'maxDaysPastDue >= 3' }, { cel: 'maxDaysPastDue >= 4' }, 'large,rest'],
  ]);
});

it('says what a parameter means, for its segment alone', () => {
  expect(diff(changed('{ materialMinor: 50000 }', '{ materialMinor: 70000 }'))).toEqual([
    ['parameters materialMinor ', 50000, 70000, 'large'],
    ['rules overdue materiality.minor', 50000, 70000, 'large'],
  ]);
});

it('goes by bins, bands, limits and losses', () => {
  const text = [
    [
      '- { to: 10, points: 0 }\n          - { from: 10, points: -100 }',
      '- { to: 9, points: 0 }\n          - { from: 9, points: -100 }',
    ],
    ['minScore: 550', 'minScore: 560'],
    ['shareByGrade: { A: 0.2', 'shareByGrade: { A: 0.3'],
    ['lgd: 0.4', 'lgd: 0.45'],
  ].reduce((policy, [from, to]) => changed(from!, to!, policy), POLICY);
  expect(diff(text)).toEqual([
    ['segments large lgd', 0.4, 0.45, 'large'],
    ['scorecards dpd bins.[−∞, 10)', 0, null, 'large,rest'],
    ['scorecards dpd bins.[10, ∞)', -100, null, 'large,rest'],
    ['scorecards dpd bins.[−∞, 9)', null, 0, 'large,rest'],
    ['scorecards dpd bins.[9, ∞)', null, -100, 'large,rest'],
    ['grades A minScore', 550, 560, 'large,rest'],
    ['limits large shareByGrade.A', 0.2, 0.3, 'large'],
    ['limits rest shareByGrade.A', 0.2, 0.3, 'rest'],
  ]);
});

it('names what is there on one side only', () => {
  const [was, is] = diff(changed('id: overdue', 'id: late'));
  expect([was?.[0], was?.[2], is?.[0], is?.[1]]).toEqual([
    'rules overdue null',
    null,
    'rules late null',
    null,
  ]);
  const confined = changed('    source: credit', '    source: credit\n    segments: [large]');
  expect(diff(confined).map(([what, , to, segments]) => [what, to, segments])).toEqual([
    ['rules overdue null', null, 'rest'],
  ]);
  const [renamed] = diff(POLICY.replaceAll('id: rest', 'id: others'));
  expect(renamed?.[0]).toBe('segments rest null');
});

it('takes what else stands at the top of a policy', () => {
  const text = `${POLICY}provision: [{ value: ageing1To30Minor, rate: 0.01 }]\n`;
  expect(diff(text.replace('0.01 }]', '0.02 }]'), text)).toEqual([
    ['provision provision ageing1To30Minor.rate', 0.01, 0.02, 'large,rest'],
  ]);
});
