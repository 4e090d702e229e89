import type { ContingencyStep, GradeTerms, LimitPolicy } from '@foreshock/policy';
import { describe, expect, it } from 'vitest';
import { contingencyText } from './contingency-text.ts';
import { judgementText } from './judgement-text.ts';
import { limitText } from './limit-text.ts';
import { speech } from './speech.ts';
import { termsText } from './terms-text.ts';

const english = speech('USD', 'en');
const chinese = speech('USD', 'zh');
const title = { en: 'Large', zh: '大客户' };

describe('a limit in sentences', () => {
  const limit: LimitPolicy = {
    turnover: 'invoiced365Minor',
    shareByGrade: { A: 0.3, B: 0 },
    capMinor: 500_000,
    capOf: { of: 'openMinor', times: 0.1 },
    coverage: [
      { value: 'insuranceMinor', share: 0.9, downTo: 'A' },
      { value: 'guaranteesMinor', share: 1 },
    ],
    inDefaultMinor: 0,
    roundToMinor: 100,
    changeRatio: 0.2,
  };

  it('says the caps, what is secured and the bound in default', () => {
    expect(limitText({ title, limit }, ['A', 'B'], english).slice(5)).toEqual([
      '  At most USD 5,000.00, rounded down to USD 1.00. Within a grade a change of less than 20 % is not followed.',
      '  Without security at most 10 % of open amount, where that is known.',
      '  What is secured comes on top: 90 % of credit insurance, to grades down to A.',
      '  What is secured comes on top: 100 % of guarantees.',
      '  In default at most USD 0.00, secured or not.',
    ]);
    expect(limitText({ title, limit }, ['A', 'B'], chinese).slice(6, 7)).toEqual([
      '  无担保部分最高为未清金额的 10 %（如有数据）。',
    ]);
  });

  it('is silent of what the policy leaves out', () => {
    const { capOf: _1, coverage: _2, inDefaultMinor: _3, ...plain } = limit;
    expect(limitText({ title, limit: plain }, ['A'], english)).toHaveLength(5);
  });
});

describe('terms in sentences', () => {
  const all: GradeTerms = {
    days: 30,
    earlyPaymentDiscount: { ratio: 0.02, days: 10 },
    instalments: 3,
    prepaymentRatio: 0.5,
    guaranteeFromMinor: 10_000,
    insuranceFromMinor: 20_000,
    transactionCapMinor: 30_000,
    reviewDays: 90,
  };
  const terms = { byGrade: { A: all } };

  it('has a line for each grade with all its parts', () => {
    expect(termsText({ title, terms }, ['A', 'B'], english)).toEqual([
      'Terms of Large',
      '  A: 30 days to pay; 2 % off when paid within 10 days; up to 3 instalments; 50 % before delivery; a guarantee for a limit of USD 100.00 or more; insurance for a limit of USD 200.00 or more; at most USD 300.00 in one transaction; reviewed after 90 days',
      '  B: no terms',
    ]);
    expect(termsText({ title, terms }, ['A'], chinese)).toEqual([
      '大客户的条款',
      '  A：账期 30 天；10 天内付款优惠 2 %；最多分 3 期；发货前预付 50 %；额度不低于 USD 100.00 时须担保；额度不低于 USD 200.00 时须投保；单笔不超过 USD 300.00；90 天后复审',
    ]);
  });

  it('is not there for a segment without terms', () => {
    expect(termsText({ title }, ['A'], english)).toEqual([]);
  });
});

it('says how far judgement goes, and who has to agree', () => {
  const judgement = { maxDays: 180, maxNotchesUp: 1, approval: { grade: true, limitAboveMinor: 1_000_000 } };
  expect(judgementText(judgement, english)).toEqual([
    'Judgement by a person',
    '  It stands for 180 days at most and lifts by 1 grade at most; it may lower freely.',
    '  A judged grade needs the approval of a second person.',
    '  A judged limit above USD 10,000.00 needs the approval of a second person.',
  ]);
  const alone = { ...judgement, approval: { ...judgement.approval, grade: false } };
  expect(judgementText(alone, chinese)[2]).toBe('  人工评级无须审批。');
});

it('numbers the steps of a plan, the most severe plan first', () => {
  const call: ContingencyStep = {
    text: { en: 'Call.', zh: '致电。' },
    role: 'collector',
    dueInDays: 1,
    approval: false,
    escalateAfterDays: 3,
  };
  const hold: ContingencyStep = {
    text: { en: 'Hold.', zh: '暂停。' },
    role: 'sales',
    dueInDays: 0,
    approval: true,
  };
  const contingency = { low: [call], high: [hold, call] };
  expect(contingencyText({ contingency }, english)).toEqual([
    'Contingency plans, from the day of the warning',
    '  Severity high:',
    '    1. Hold. (sales, at once, with approval)',
    '    2. Call. (collector, within 1 day, one level up after 3 days if not done)',
    '  Severity low:',
    '    1. Call. (collector, within 1 day, one level up after 3 days if not done)',
  ]);
  expect(contingencyText({ contingency: { high: [hold] } }, chinese)).toEqual([
    '应急预案（自预警之日起）',
    '  严重程度高：',
    '    1. 暂停。（sales，立即，需审批）',
  ]);
  expect(contingencyText({}, english)).toEqual([]);
});
