import { expect, it } from 'vitest';
import { MappingError, parseMapping } from './read.ts';

const good = `version: 1
source: erp
invoices:
  invoiceId: no
  customerId: debtor
  issueDate: { column: issued, order: day-first }
  dueDate: { termsDays: terms }
  amount: { column: amount, minorUnits: true }
  currency: { constant: EUR }
`;

function problemsOf(text: string): readonly string[] {
  try {
    parseMapping(text, 'm.yaml');
    return [];
  } catch (error) {
    if (error instanceof MappingError) return error.problems;
    throw error;
  }
}

it('takes a whole mapping', () => {
  expect(parseMapping(good).invoices?.amount).toEqual({ column: 'amount', minorUnits: true });
});

it.each([
  [
    'an unknown setting',
    good.replace('currency:', 'curency:'),
    [/^line 3: invoices must have .*'currency'/, /^line 9: invoices has no setting "curency"/],
  ],
  [
    'a wrong word',
    `${good}dates: { order: american }\n`,
    [/^line 10: dates\.order must be one of "iso", "month-first"/],
  ],
  ['a field that is nothing', good.replace('{ constant: EUR }', '{ colum: x }'), [/^line 9: .*currency/]],
  [
    'a wrong version',
    good.replace('version: 1', 'version: 2'),
    [/^line 1: version must be equal to constant/],
  ],
  ['a kind without its date', `${good}  kind: op\n`, [/^line 3: invoices must have property occurredOn/]],
  ['broken YAML', 'version: 1\nsource: [', [/^line 2: /]],
])('says where %s stands', (_name, text, expected) => {
  const problems = problemsOf(text);
  for (const pattern of expected) expect(problems.join('\n')).toMatch(new RegExp(pattern.source, 'm'));
  expect(problems.length).toBeGreaterThanOrEqual(expected.length);
});

it('names the file and counts the problems', () => {
  expect(() => parseMapping('version: 1', 'm.yaml')).toThrow(
    /^m\.yaml: 1 problem\(s\)\n {2}line 1: .*'source'/,
  );
});
