import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { canonicalJson } from '@foreshock/policy';
import { describe, expect, it } from 'vitest';
import { defaultPolicyUrl } from './default-policy.ts';
import { formatPolicyFileError, hashOf, parsePolicyFile } from './parse.ts';
import { INDICATOR_NAMES } from './testing/indicators.ts';

const defaultText = readFileSync(defaultPolicyUrl, 'utf8');
const parse = (text: string) => parsePolicyFile(text, 'policy.yaml', INDICATOR_NAMES);
const lineOf = (text: string, word: string) => text.slice(0, text.indexOf(word)).split('\n').length;
const columnOf = (text: string, word: string) =>
  text.indexOf(word) - text.lastIndexOf('\n', text.indexOf(word));

/** The default policy with one place changed; the place must be there. */
function changed(from: string, to: string): string {
  expect(defaultText).toContain(from);
  return defaultText.replace(from, to);
}

function errorsOf(text: string) {
  const parsed = parse(text);
  return parsed.ok ? [] : parsed.errors;
}

it('gives the canonical JSON of the document and its SHA-256', () => {
  const parsed = parse(defaultText);
  if (!parsed.ok) throw new Error(parsed.errors.map(formatPolicyFileError).join('\n'));
  expect(parsed.body).toBe(canonicalJson(parsed.document));
  expect(parsed.hash).toBe(createHash('sha256').update(parsed.body).digest('hex'));
  expect(hashOf('{}')).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

it('gives the same hash for the same policy however it is laid out', () => {
  const parsed = parse(defaultText);
  if (!parsed.ok) throw new Error('refused');
  const again = parse(JSON.stringify(Object.fromEntries(Object.entries(parsed.document).reverse()), null, 4));
  expect(again).toEqual(parsed);
  expect(parse(`# a remark\n${defaultText}`)).toEqual(parsed);
});

describe('an error names file, line, column, the word and the nearest known name', () => {
  it('for an unknown indicator', () => {
    const text = changed('{ value: paymentIndex, lt: 45 }', '{ value: paymntIndex, lt: 45 }');
    expect(errorsOf(text)).toEqual([
      {
        file: 'policy.yaml',
        line: lineOf(text, 'paymntIndex'),
        column: columnOf(text, 'paymntIndex'),
        message: 'unknown indicator "paymntIndex"',
        nearest: 'paymentIndex',
      },
    ]);
  });

  it('for an unknown field', () => {
    const text = changed('    forDays: 2\n', '    forDyas: 2\n');
    expect(errorsOf(text).map(formatPolicyFileError)).toEqual([
      `policy.yaml:${lineOf(text, 'forDyas')}:5: unknown field "forDyas"; did you mean "forDays"?`,
    ]);
  });

  it('for a word that is none of a list', () => {
    const text = changed('source: legal', 'source: leagl');
    expect(errorsOf(text)).toMatchObject([
      { line: lineOf(text, 'leagl'), column: columnOf(text, 'leagl'), nearest: 'legal' },
    ]);
  });

  it('for a missing field, at what lacks it', () => {
    const text = changed('    title: { en: Repeated complaints, zh: 多次投诉 }\n', '');
    expect(errorsOf(text)).toMatchObject([
      { line: lineOf(text, 'id: complaints'), message: '"title" is missing' },
    ]);
  });

  it('for a clear level beyond the raise level', () => {
    const text = changed(
      'clear: { value: utilisation, lt: 0.8, missing: true }',
      'clear: { value: utilisation, lt: 0.95 }',
    );
    expect(errorsOf(text)).toMatchObject([
      {
        line: lineOf(text, 'clear: { value: utilisation'),
        message: expect.stringContaining('both can hold at once') as string,
      },
    ]);
  });

  it('for text that is not YAML', () => {
    expect(errorsOf('policyId: [default\nversion: "1"\n')[0]).toMatchObject({ file: 'policy.yaml', line: 2 });
  });

  it('for terms of a grade that nobody has, a discount of more than the invoice, a review every day of none', () => {
    const unknown = changed('        A:\n          days: 60', '        AA:\n          days: 60');
    expect(errorsOf(unknown).map(formatPolicyFileError)).toEqual([
      `policy.yaml:${lineOf(unknown, '        AA:')}:9: unknown grade "AA"; did you mean "A"?`,
    ]);
    const discount = changed('{ ratio: 0.02, days: 14 }', '{ ratio: 2, days: 14 }');
    expect(errorsOf(discount)).toMatchObject([
      {
        line: lineOf(discount, '{ ratio: 2,'),
        column: columnOf(discount, '2, days: 14'),
        message: 'must be <= 1',
      },
    ]);
    const review = changed('reviewDays: 365', 'reviewDays: 0');
    expect(errorsOf(review)).toMatchObject([
      { line: lineOf(review, 'reviewDays: 0'), message: 'must be >= 1' },
    ]);
  });

  it('for an action that has no terms to carry out', () => {
    const text = defaultText.replace(/^ +instalments: \d+\n| instalments: \d+,/gm, '');
    expect(errorsOf(text)).toMatchObject([
      {
        line: lineOf(text, 'kind: INSTALMENTS'),
        message: 'INSTALMENTS says nothing: no segment\'s terms have "instalments"',
      },
    ]);
  });

  it('inside a part that is used through an alias', () => {
    const text = changed('- { grade: A, minScore: 610, pd: 0.006 }', '- { grade: A, minScore: 610, pd: 6 }');
    expect(errorsOf(text).length).toBeGreaterThan(0);
    for (const error of errorsOf(text)) expect(error.line).toBe(lineOf(text, 'pd: 6 }'));
  });
});

it('reports all errors of a stage at once', () => {
  const text = changed('source: legal', 'source: leagl').replace('source: churn', 'source: chrun');
  expect(errorsOf(text).map(({ nearest }) => nearest)).toEqual(['legal', 'churn']);
});

it.each([[''], ['42'], ['- a\n- b'], ['policyId: default'], ['a: &a [*a, *a]'], ['version: 1']])(
  'refuses %j without an exception',
  (text) => {
    const errors = errorsOf(text);
    expect(errors.length).toBeGreaterThan(0);
    for (const { line, column } of errors) expect(line > 0 && column > 0).toBe(true);
  },
);

it('refuses a text that aliases blow up', () => {
  const levels = Array.from(
    { length: 9 },
    (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`,
  );
  expect(errorsOf(`a0: &a0 [1]\n${levels.join('\n')}\n`)[0]?.message).toContain('Excessive alias count');
});
