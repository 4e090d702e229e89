import { readFileSync } from 'node:fs';
import {
  compilePolicy,
  evaluate,
  initialMemory,
  RISK_SOURCES,
  valuesOf,
  type Indicators,
  type PolicyDocument,
  type Signals,
} from '@foreshock/policy';
import { describe, expect, it } from 'vitest';
import { defaultPolicyUrl } from './default-policy.ts';
import { formatPolicyFileError, parsePolicyFile } from './parse.ts';
import { INDICATOR_NAMES } from './testing/indicators.ts';

const parsed = parsePolicyFile(readFileSync(defaultPolicyUrl, 'utf8'), 'default.yaml', INDICATOR_NAMES);
if (!parsed.ok) throw new Error(parsed.errors.map(formatPolicyFileError).join('\n'));
const document: PolicyDocument = parsed.document;
const compiled = compilePolicy(document, INDICATOR_NAMES);
if (!compiled.ok) throw new Error('refused');
const { policy } = compiled;

function first(indicators: Indicators, signals: Signals = {}, segment: string | null = null) {
  const values = valuesOf(policy.names, indicators, signals);
  const input = {
    customerId: 'c',
    segmentFacts: { segment },
    values,
    today: 15_000,
    partition: 0,
    offset: 7,
  };
  const decisions = evaluate(policy, input, initialMemory())?.decisions ?? [];
  const assessed = decisions.find(({ type }) => type === 'RiskAssessed')?.record as {
    grade: string;
    policySegment: string;
  };
  const rules = decisions.flatMap(({ type, record }) =>
    type === 'WarningRaised' && 'ruleId' in record ? [record.ruleId] : [],
  );
  return { grade: assessed.grade, segment: assessed.policySegment, rules };
}

const newcomer: Indicators = {
  maxDaysPastDue: 0,
  overdueCleanRatio: 0,
  latePaymentStreak: 0,
  paymentCount365: 0,
  openMinor: 0,
  overdueMinor: 0,
};
const good: Indicators = {
  ...newcomer,
  paymentCount365: 12,
  lateRatio: 0,
  avgDaysLate: -4,
  invoiced365Minor: 72_000,
  paymentIndex: 82,
};

it('has two segments with scorecards of their own on one scale of grades', () => {
  expect(document.segments.map(({ id, scorecard }) => [id, scorecard])).toEqual([
    ['large', 'large'],
    ['standard', 'standard'],
  ]);
  expect(first(good, {}, 'LARGE').segment).toBe('large');
  expect(first(good, {}, 'SMALL').segment).toBe('standard');
});

it('watches every source of risk, in both languages', () => {
  expect(new Set(document.rules.map(({ source }) => source))).toEqual(new Set(RISK_SOURCES));
  expect(document.rules.length).toBeGreaterThanOrEqual(12);
  for (const { id, title, nextStep } of document.rules) {
    for (const { en, zh } of [title, nextStep]) {
      expect(en, id).toMatch(/^[\x20-\x7e]+$/);
      expect(zh, id).toMatch(/[\u4e00-\u9fff]/);
    }
  }
});

describe('grades', () => {
  it.each<[string, Indicators, string]>([
    ['a new customer without history', newcomer, 'C'],
    ['a customer who always pays on time', good, 'A'],
    ['one slip of a few days', { ...good, maxDaysPastDue: 3, overdueCleanRatio: 0.4, lateRatio: 0.08 }, 'A'],
    [
      'half of the invoices late by a week',
      { ...good, lateRatio: 0.5, avgDaysLate: 7, latePaymentStreak: 2 },
      'C',
    ],
    [
      '61 days past due on a material amount',
      { ...good, maxDaysPastDue: 61, overdueCleanMinor: 9_000, overdueCleanRatio: 1 },
      'E',
    ],
    ['91 days past due on a material amount', { ...good, maxDaysPastDue: 91, overdueCleanMinor: 9_000 }, 'E'],
    ['a write-off within the year', { ...good, writtenOff365Minor: 5_000 }, 'D'],
  ])('%s', (_, indicators, grade) => {
    expect(first(indicators).grade).toBe(grade);
  });

  it('a large customer that pays well and has bad figures is not graded on behaviour alone', () => {
    const figures = { operatingMargin: -0.2, quickRatio: 0.3, salesToPriorYear: 0.7, debtToAssets: 0.95 };
    expect(first(good, {}, 'LARGE').grade).toBe('A');
    expect(first({ ...good, ...figures }, {}, 'LARGE').grade).toBe('E');
  });
});

describe('warnings', () => {
  it.each<[string, Indicators, Signals, string[]]>([
    ['nothing on a good customer', good, {}, []],
    [
      'nothing on cents',
      { ...good, maxDaysPastDue: 95, overdueCleanMinor: 90, overdueCleanRatio: 1 },
      {},
      [],
    ],
    [
      'nothing on a slip against a large turnover',
      {
        ...good,
        maxDaysPastDue: 12,
        overdueCleanMinor: 4_000,
        overdueCleanRatio: 0.4,
        invoiced365Minor: 900_000,
      },
      {},
      [],
    ],
    [
      'overdue',
      { ...good, maxDaysPastDue: 12, overdueCleanMinor: 4_000, overdueCleanRatio: 0.4 },
      {},
      ['materialOverdue'],
    ],
    [
      'default',
      { ...good, maxDaysPastDue: 91, overdueCleanMinor: 4_000, overdueCleanRatio: 0.1 },
      {},
      ['daysPastDue30', 'daysPastDue60', 'daysPastDue90'],
    ],
    ['a returned payment', { ...good, reversedPayments365: 1 }, {}, ['reversedPayments']],
    ['a broken promise', { ...good, brokenPromises365: 1, overdueMinor: 6_000 }, {}, ['brokenPromise']],
    ['an outside rating', good, { EXTERNAL_RATING: { pd: 0.06 } }, ['externalRating']],
    [
      'more overdue than is covered',
      {
        ...good,
        maxDaysPastDue: 31,
        overdueCleanMinor: 20_000,
        guaranteesMinor: 2_000,
        insuranceMinor: 0,
        overdueCleanRatio: 0.1,
      },
      {},
      ['daysPastDue30', 'uncoveredOverdue'],
    ],
    ['an industry', good, { INDUSTRY: { defaultRate: 0.07 } }, ['industryStress']],
  ])('%s', (_, indicators, signals, rules) => {
    expect(first(indicators, signals).rules).toEqual(rules);
  });
});

describe('limit and terms', () => {
  const assessed = (indicators: Indicators, signals: Signals = {}, segment: string | null = null) => {
    const values = valuesOf(policy.names, indicators, signals);
    const input = {
      ...{ customerId: 'c', segmentFacts: { segment }, values, today: 15_000 },
      ...{ partition: 0, offset: 7 },
    };
    const decisions = evaluate(policy, input, initialMemory())?.decisions ?? [];
    return decisions.find(({ type }) => type === 'RiskAssessed')?.record;
  };
  const late: Indicators = { ...good, maxDaysPastDue: 95, overdueCleanMinor: 50_000 };

  it('a good payer gets a share of his turnover, what is insured on top, and a month to pay', () => {
    expect(assessed({ ...good, insuranceMinor: 10_000 })).toMatchObject({
      ...{ grade: 'A', recommendedLimitMinor: 34_000, coveredLimitMinor: 9_000 },
      ...{ recommendedTermsDays: 30, earlyPaymentDiscountRatio: 0.02, prepaymentRatio: 0 },
      ...{ insuranceRequired: false, nextReviewOn: 15_365 },
    });
  });

  it('the worst grade pays before delivery; insurance counts no longer, a guarantee does', () => {
    expect(assessed({ ...late, insuranceMinor: 10_000, guaranteesMinor: 7_000 })).toMatchObject({
      ...{ grade: 'E', recommendedLimitMinor: 7_000, coveredLimitMinor: 7_000 },
      ...{ recommendedTermsDays: 0, prepaymentRatio: 1, transactionCapMinor: 0, nextReviewOn: 15_014 },
    });
  });

  it('a large customer gets no more than a tenth of his own funds', () => {
    const large = { ...good, invoiced365Minor: 1_000_000_000 };
    const signals = { FINANCIAL_STATEMENT: { equityMinor: 50_000_000 } };
    const capped = assessed(large, signals, 'LARGE');
    expect(capped).toMatchObject({ policySegment: 'large', recommendedLimitMinor: 5_000_000 });
  });
});

describe('changes over time', () => {
  /** What is raised on the last of the days. */
  function last(days: readonly (readonly [today: number, indicators: Indicators])[]): readonly string[] {
    let memory = initialMemory();
    let raised: readonly string[] = [];
    for (const [offset, [today, indicators]] of days.entries()) {
      const values = valuesOf(policy.names, indicators, {});
      const input = { customerId: 'c', segmentFacts: {}, values, today, partition: 0, offset };
      const evaluated = evaluate(policy, input, memory);
      memory = evaluated ?? memory;
      raised = (evaluated?.decisions ?? []).flatMap(({ type, record }) =>
        type === 'WarningRaised' && 'ruleId' in record ? [record.ruleId] : [],
      );
    }
    return raised;
  }

  it('warns of two grades down within 30 days, and not of a slow fall', () => {
    const worse = { ...good, lateRatio: 0.6, avgDaysLate: 16, exposureMinor: 9_000 };
    const slightly = { ...good, lateRatio: 0.5, avgDaysLate: 7, latePaymentStreak: 2, exposureMinor: 9_000 };
    expect(
      last([
        [100, good],
        [129, good],
        [130, worse],
      ]),
    ).toContain('gradeDrop');
    expect(
      last([
        [100, good],
        [101, slightly],
        [150, worse],
      ]),
    ).not.toContain('gradeDrop');
  });

  it('warns of more exposure with later payment, and not of growth alone', () => {
    const before = { ...good, exposureMinor: 20_000, lateRatio: 0.1 };
    const more = { ...before, exposureMinor: 31_000 };
    const later = { ...more, lateRatio: 0.25 };
    const after = (indicators: Indicators) =>
      last([
        [100, before],
        [191, indicators],
        [194, indicators],
      ]);
    expect(after(later)).toContain('exposureUp');
    expect(after(more)).not.toContain('exposureUp');
  });
});

it('has a plan for every severity, in both languages', () => {
  for (const level of ['low', 'medium', 'high'] as const) {
    const steps = document.contingency?.[level] ?? [];
    expect(steps.length).toBeGreaterThan(0);
    for (const { text } of steps) {
      expect(text.en).toMatch(/^[\x20-\x7e]+$/);
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
    }
  }
});
