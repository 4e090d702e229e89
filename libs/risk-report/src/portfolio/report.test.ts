import type { MemberSums } from '@foreshock/portfolio-measures';
import { page } from '@foreshock/report';
import { expect, test } from 'vitest';
import type { PortfolioReport } from './data.ts';
import { emptyPortfolioPage, portfolioReportPage } from './report.ts';

const sums = (
  member: string,
  exposure: number,
  overdue: number,
  more: Partial<MemberSums> = {},
): MemberSums => ({
  date: 15_886,
  member,
  currency: 'USD',
  customers: 4,
  overdueCustomers: 1,
  open: exposure,
  overdue,
  disputed: 0,
  exposure,
  positive: exposure,
  squares: String(exposure ** 2),
  largest: [exposure],
  defaulted: 1,
  defaultedOpen: overdue,
  expectedLoss: 500,
  provision: 0,
  buckets: [exposure - overdue, overdue, 0, 0, 0],
  bucketsBefore: [overdue * 2, 0, 0, 0, 0],
  ...more,
});
const report: PortfolioReport = {
  date: '2013-06-30',
  since: '2013-04-01',
  currency: 'USD',
  now: sums('all', 20_000, 4_000),
  before: sums('all', 30_000, 3_000),
  byDimension: {
    grade: [sums('B', 5_000, 4_000), sums('A', 15_000, 0)],
    segment: [sums('SMALL', 20_000, 4_000)],
    industry: [sums('', 20_000, 4_000)],
    region: Array.from({ length: 15 }, (_, index) => sums(`R${index}`, 100 * (index + 1), 10)),
  },
  series: [sums('all', 30_000, 3_000, { date: 15_800 }), sums('all', 20_000, 4_000)],
  migration: [
    {
      fromGrade: 'A',
      toGrade: 'A',
      isNew: 0,
      customers: 2,
      currency: 'USD',
      exposureBefore: 1,
      exposureAfter: 1,
    },
    {
      fromGrade: 'A',
      toGrade: 'B',
      isNew: 0,
      customers: 1,
      currency: 'USD',
      exposureBefore: 1,
      exposureAfter: 1,
    },
    {
      fromGrade: '',
      toGrade: 'B',
      isNew: 1,
      customers: 1,
      currency: 'USD',
      exposureBefore: 0,
      exposureAfter: 1,
    },
  ],
  heaviest: [],
  movers: [],
  downgrades: 1,
  upgrades: 0,
  rules: [{ title: 'Late', severity: 'HIGH', raised: 3, cleared: 1, open: 2 }],
  heat: [{ severity: 'HIGH', likelihood: 'LOW', warnings: 2 }],
  warnings: [],
};

const tableOf = (title: string, caption?: string) => {
  const section = portfolioReportPage(report, 'en').sections.find((one) => one.title === title);
  return section?.blocks.find(
    (block) => block.kind === 'table' && (caption === undefined || block.caption === caption),
  );
};

test('each figure stands beside what it was, and what is worse is told apart from what is better', () => {
  const [summary] = portfolioReportPage(report, 'en').sections;
  const figures = summary?.blocks[0];
  if (figures?.kind !== 'figures') throw new Error('no figures');
  expect(figures.figures).toContainEqual({
    label: 'Overdue rate',
    value: '20.0 %',
    note: 'before: 10.0 %',
    tone: 'bad',
  });
  expect(figures.figures).toContainEqual({
    label: 'Exposure',
    value: 'USD 200.00',
    note: 'before: USD 300.00',
  });
});

test('a matrix of migration has a row for newcomers and tints by the shares of a row', () => {
  const table = tableOf('Migration of grades');
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.rows).toEqual([
    ['A', '2', '1', '3'],
    ['new', '', '1', '1'],
  ]);
  expect(table.tints?.[0]).toEqual([null, 2 / 3, 1 / 3, null]);
});

test('what is too many is summed up, and totals are those of all', () => {
  const table = portfolioReportPage(report, 'en')
    .sections.find(({ title }) => title === 'Exposure')
    ?.blocks.findLast((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.rows).toHaveLength(14);
  expect(table.rows.at(-2)?.slice(0, 3)).toEqual(['(3 others)', '12', 'USD 6.00']);
  expect(table.rows.at(-1)?.slice(0, 3)).toEqual(['Total', '60', 'USD 120.00']);
});

test('a dimension of which nothing is known has no chart', () => {
  expect(page(portfolioReportPage(report, 'en'))).not.toContain('Exposure by industry');
});

test('roll rates divide what came by what was there before', () => {
  const table = tableOf('Roll rates, expected loss and provision', 'Roll rates over 30 days');
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.rows[0]).toEqual(['not due → 1–30 days', '50.0 %', '50.0 %']);
  expect(table.rows[1]?.[1]).toBe('–');
});

test.each(['en', 'zh'] as const)('it is whole in %s, with and without a day before', (language) => {
  for (const before of [report.before, null]) {
    const html = page(portfolioReportPage({ ...report, before }, language));
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  }
  expect(page(emptyPortfolioPage('2001-01-01', language))).toContain(
    language === 'en' ? 'No customer' : '没有已知客户',
  );
});
