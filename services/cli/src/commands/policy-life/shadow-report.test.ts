import { expect, it } from 'vitest';
import { customerReport, shadowReport } from './shadow-report.ts';
import type { Comparison, CustomerRow } from './shadow-tables.ts';
import { asHtml, asMarkdown, asText } from './sheet.ts';
import { WORDS } from './words.ts';

const side = (policy: string, grade: string, limitMinor: number) => ({
  ...{ policy, grade, score: 600, limitMinor, inDefault: false },
});
const customer: CustomerRow = {
  customerId: 'c1 <"&|',
  asOf: '2026-03-01',
  status: 'DIFFERS',
  live: side('default@1', 'AA', 50_000),
  shadow: side('strict@1', 'B', 50_000),
  onlyLive: [],
  onlyShadow: ['overdue', 'slow'],
  otherSeverity: [],
  exposureMinor: 123_456,
};
const found: Comparison = {
  ...{ currency: 'EUR', customers: 12, different: 1, exposureMinor: 123_456 },
  grades: [
    { live: 'A', shadow: 'A', customers: 7, exposureMinor: 9 },
    { live: 'AA', shadow: 'AA', customers: 4, exposureMinor: 9 },
    { live: 'AA', shadow: 'B', customers: 1, exposureMinor: 123_456 },
  ],
  rules: [{ ruleId: 'overdue', onlyLive: 0, onlyShadow: 1, otherSeverity: 0, exposureMinor: 123_456 }],
};
const about = { live: 'default@1', shadow: 'strict@1', grades: ['AA', 'A', 'B'], say: WORDS.en };
const report = shadowReport(found, [customer], about);

it('has grades in the order of the policy, the exposure that moves, the rules and the customers', () => {
  expect(report.summary).toBe('1 of 12 customers would stand otherwise, with an exposure of 1234.56 EUR');
  const [grades, moved, rules, customers] = report.sheets;
  expect([grades?.headings, grades?.rows]).toEqual([
    ['', 'AA', 'A', 'B'],
    [
      ['AA', '4', '', '1'],
      ['A', '', '7', ''],
    ],
  ]);
  expect(moved?.rows).toEqual([['AA', '1234.56 EUR']]);
  expect(rules?.rows).toEqual([['overdue', '0', '1', '0', '1234.56 EUR']]);
  expect(customers?.rows).toEqual([
    ['c1 <"&|', 'AA → B', '600', '500.00 EUR', '', 'overdue, slow', '', '1234.56 EUR'],
  ]);
});

it('writes names so that they stay names', () => {
  expect(asHtml(report, 'en')).toContain('<th scope="row">c1 &lt;&quot;&amp;|</th>');
  expect(asMarkdown(report)).toContain('| c1 <"&\\| | AA → B |');
});

it('leaves out what is empty, in both languages', () => {
  const same = { ...found, different: 0, grades: found.grades.slice(0, 2), rules: [] };
  for (const say of Object.values(WORDS)) {
    const text = asText(shadowReport(same, [], { ...about, say }));
    expect(text).toContain(say.same);
    expect(text.split('\n\n')).toHaveLength(2);
    expect(asText(customerReport([], 'EUR', 'c9', say))).toContain(say.noCustomer('c9'));
  }
});
