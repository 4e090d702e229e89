import { readFileSync } from 'node:fs';
import { INDICATORS } from '@foreshock/ledger';
import { expect, it } from 'vitest';
import { defaultPolicyUrl } from './default-policy.ts';
import { formatPolicyFileError, parsePolicyFile } from './parse.ts';

/** The default policy before its first rule and after its last. */
const [head, tail] = readFileSync(defaultPolicyUrl, 'utf8').split(
  /^rules:\n[^]*(?=^# 1 is worked off first)/m,
) as [string, string];
const firstLine = head.split('\n').length;

interface Parts {
  readonly raise?: string;
  readonly clear?: string;
  readonly more?: string;
}

const LATE = '{ value: maxDaysPastDue, gte: 30 }';

/** A policy of one rule: `raise` is on the fifth line from `rules:`, then `clear` where it is given, then more lines. */
function policyWith({ raise = LATE, clear = '', more = '' }: Parts): string {
  const rule = [
    'rules:',
    '  - id: r',
    '    title: { en: a, zh: b }',
    '    source: credit',
    `    raise: ${raise}`,
    clear === '' ? '' : `    clear: ${clear}`,
    more,
    '    severity: medium',
    '    likelihood: low',
    '    nextStep: { en: a, zh: b }',
    '',
  ];
  return head + rule.filter((line) => line !== '').join('\n') + `\n${tail}`;
}

/** The errors with lines counted from `rules:`. */
function refusals(text: string): string[] {
  const parsed = parsePolicyFile(text, 'p', INDICATORS);
  if (parsed.ok) return [];
  return parsed.errors
    .map((error) => ({ ...error, line: error.line - firstLine + 1 }))
    .map((error) => formatPolicyFileError(error));
}

it('takes the policy that the others are made from', () => {
  expect(refusals(policyWith({}))).toEqual([]);
});

const NEVER_KEPT =
  'is not kept: it moves by itself every day; compare an amount, a ratio or a count of facts';

it.each<[string, Parts, string]>([
  [
    'an unknown indicator',
    { raise: '{ value: maxDaysPastDeu, gte: 30 }' },
    'p:5:21: unknown indicator "maxDaysPastDeu"; did you mean "maxDaysPastDue"?',
  ],
  [
    'an unknown indicator of the past',
    { raise: '{ value: openMinor, gte: { of: openMinr, daysAgo: 9 } }' },
    'p:5:43: unknown indicator "openMinr"; did you mean "openMinor"?',
  ],
  [
    'a past beyond a year',
    { raise: '{ value: openMinor, gte: { of: openMinor, daysAgo: 366 } }' },
    'p:5:63: must be <= 365',
  ],
  [
    'a misspelt field of the past',
    { raise: '{ value: openMinor, gte: { of: openMinor, dayAgo: 9 } }' },
    'p:5:54: unknown field "dayAgo"; did you mean "daysAgo"?',
  ],
  [
    'the past of what moves by itself',
    { raise: '{ value: maxDaysPastDue, gte: { of: maxDaysPastDue, daysAgo: 9 } }' },
    `p:5:48: the past of "maxDaysPastDue" ${NEVER_KEPT}`,
  ],
  [
    'more grades down than there are',
    { raise: '{ value: risk.gradeRank, gte: { of: risk.gradeRank, daysAgo: 30, plus: 5 } }' },
    'p:5:5: rule "r" can never be raised',
  ],
  [
    'a rank that no grade has',
    { raise: '{ value: risk.gradeRank, gte: 5 }' },
    'p:5:5: rule "r" can never be raised',
  ],
  [
    'a score that nobody has',
    { raise: '{ value: risk.score, gte: 5000 }' },
    'p:5:5: rule "r" can never be raised',
  ],
  [
    'a clear level that is never there',
    { clear: '{ value: maxDaysPastDue, lt: 0 }' },
    'p:6:5: rule "r" can never clear',
  ],
  [
    'a clear level beyond the raise level',
    { clear: '{ value: maxDaysPastDue, lt: 31 }' },
    'p:6:5: the clear level of rule "r" is beyond its raise level: both can hold at once',
  ],
  [
    'a clear level of the past beyond the raise level',
    {
      raise: '{ value: openMinor, gte: { of: openMinor, daysAgo: 9, times: 1.5 } }',
      clear: '{ value: openMinor, lt: { of: openMinor, daysAgo: 9, times: 1.6 } }',
    },
    'p:6:5: the clear level of rule "r" is beyond its raise level: both can hold at once',
  ],
  [
    'an expression whose clear level is beyond its raise level',
    { raise: '{ cel: "openMinor + overdueMinor > 9" }', clear: '{ cel: "openMinor + overdueMinor < 10" }' },
    'p:6:5: the clear level of rule "r" is beyond its raise level: both can hold at once',
  ],
  [
    'an expression that is never true',
    { raise: '{ cel: "openMinor > 9 && openMinor < 3" }' },
    'p:5:5: rule "r" can never be raised',
  ],
  [
    'an unknown indicator in an expression',
    { raise: '{ cel: "openMinor > 9 && maxDaysPastDeu > 3" }' },
    'p:5:37: unknown indicator "maxDaysPastDeu"; did you mean "maxDaysPastDue"?',
  ],
  [
    'an unknown indicator on the second line of an expression',
    { raise: '\n      cel: |\n        openMinor > 9\n        && maxDaysPastDeu > 3' },
    'p:8:12: unknown indicator "maxDaysPastDeu"; did you mean "maxDaysPastDue"?',
  ],
  [
    'an unknown indicator in a folded expression',
    { raise: '\n      cel: >-\n        openMinor > 9\n        && maxDaysPastDeu > 3' },
    'p:8:12: unknown indicator "maxDaysPastDeu"; did you mean "maxDaysPastDue"?',
  ],
  [
    'an unknown parameter in an expression',
    { raise: '{ cel: "openMinor > params.materialMinr" }' },
    'p:5:32: unknown parameter "params.materialMinr"; did you mean "params.materialMinor"?',
  ],
  [
    'an unknown kind of signal in an expression',
    { raise: '{ cel: "signals.EXTERNAL_RATNG.pd > 0.1" }' },
    'p:5:20: unknown kind of signal "EXTERNAL_RATNG"; did you mean "signals.EXTERNAL_RATING.pd"?',
  ],
  [
    'a number where true or false belongs',
    { raise: "{ cel: 'openMinor > 9 && maxDaysPastDue' }" },
    'p:5:37: "maxDaysPastDue" is not true or false',
  ],
  [
    'an expression that is a number',
    { raise: '{ cel: "openMinor + 1" }' },
    'p:5:20: "+" gives a number, not true or false',
  ],
  [
    'an expression that breaks off',
    { raise: '{ cel: "openMinor > " }' },
    'p:5:32: the expression breaks off here',
  ],
  [
    'an unknown function',
    { raise: '{ cel: "mim(openMinor, 3) > 1" }' },
    'p:5:20: unknown operation "mim"; did you mean "min"?',
  ],
  [
    'a text in an expression',
    { raise: `{ cel: "openMinor > 'x'" }` },
    'p:5:32: only numbers, true and false can be written out',
  ],
  [
    'a list in an expression',
    { raise: '{ cel: "openMinor in [1]" }' },
    'p:5:20: "in" is not part of a policy\'s expressions',
  ],
  [
    'a tree that is not what the text says',
    { raise: '{ cel: "openMinor > 1", tree: [">", openMinor, 2] }' },
    'p:5:36: the tree beside the text does not say the same: leave it out',
  ],
  [
    'an episode that is too short',
    { more: '    clearForDays: 9\n    maxDays: 9' },
    'p:7:14: 9 days are too short: an episode lasts at least 10',
  ],
  [
    "an escalation below the rule's own severity",
    { more: '    escalate: [{ when: { value: openMinor, gt: 5 }, severity: low }]' },
    "p:6:63: low is below the rule's own severity medium",
  ],
  [
    'an escalation that is never reached',
    { more: '    escalate: [{ when: { value: maxDaysPastDue, lt: 9 }, severity: high }]' },
    'p:6:18: can never hold while the rule is raised',
  ],
  [
    'an escalation by an expression that is never reached',
    { more: '    escalate: [{ when: { cel: "maxDaysPastDue < 9" }, severity: high }]' },
    'p:6:18: can never hold while the rule is raised',
  ],
])('refuses %s', (_, parts, message) => {
  expect(refusals(policyWith(parts))).toEqual([message]);
});

/** The default policy with one place changed, and what is said about it, with the line of the change. */
function changed(from: string, to: string): { readonly line: number; readonly found: readonly string[] } {
  const text = readFileSync(defaultPolicyUrl, 'utf8');
  expect(text).toContain(from);
  const line = text.slice(0, text.indexOf(from)).split('\n').length;
  const parsed = parsePolicyFile(text.replace(from, to), 'p', INDICATORS);
  return { line, found: parsed.ok ? [] : parsed.errors.map(formatPolicyFileError) };
}

it.each<[string, string, string, string]>([
  [
    'overlapping bins',
    '- { from: 1, to: 5, points: 8 }',
    '- { from: 0, to: 5, points: 8 }',
    '13: overlaps the bin before it, which ends at 1',
  ],
  [
    'a gap in bins',
    '- { from: 1, to: 5, points: 8 }',
    '- { from: 2, to: 5, points: 8 }',
    '13: gap: values from 1 to 2 have no points',
  ],
  [
    'a grade that no score reaches',
    '- { grade: A, minScore: 610, pd: 0.006 }',
    '- { grade: A, minScore: 6100, pd: 0.006 }',
    '9: grade A is unreachable: scores run from 210 to 641',
  ],
  ['a second override of one id', '- id: writeOff', '- id: default90', '13: "default90" is there twice'],
  [
    'a second rule of one id',
    '- id: daysPastDue60',
    '- id: daysPastDue30',
    '9: "daysPastDue30" is there twice',
  ],
  [
    'a second characteristic of one id',
    '- id: overdueShare',
    '- id: daysPastDue',
    '13: "daysPastDue" is there twice',
  ],
  [
    'an unknown parameter',
    'when: { value: writtenOff365Minor, gte: $materialMinor }',
    'when: { value: writtenOff365Minor, gte: $materialMinr }',
    '49: unknown parameter "$materialMinr"; did you mean "$materialMinor"?',
  ],
  [
    'a plan in which nobody is responsible',
    '      role: collector\n      dueInDays: 7',
    '      role: " "\n      dueInDays: 7',
    '13: nobody is responsible: name a role',
  ],
])('says of %s where it is', (_, from, to, message) => {
  const { line, found } = changed(from, to);
  expect(found).toContain(`p:${line}:${message}`);
});
