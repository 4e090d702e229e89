import type { Condition } from '@foreshock/policy';
import { expect, it } from 'vitest';
import { conditionText } from './condition.ts';

const days: Condition = { value: 'maxDaysPastDue', gte: 30 };
const share: Condition = { value: 'overdueMinor', gte: { of: 'openMinor', times: 0.25 } };

it.each<[Condition, string, string]>([
  [days, 'oldest undisputed overdue item ≥ 30 days', '最长逾期天数 ≥ 30 天'],
  [share, 'overdue amount ≥ 25 % of open amount', '逾期金额 ≥ 未清金额的 25 %'],
  [
    { value: 'overdueMinor', gt: '$material', lt: 500 },
    'overdue amount < USD 5.00 and > $material',
    '逾期金额 < USD 5.00 且 > $material',
  ],
  [
    { value: 'utilisation', lt: 0.8, missing: true },
    'use of the credit limit < 80 % or no data',
    '额度使用率 < 80 %或无数据',
  ],
  [{ value: 'utilisation', missing: true }, 'use of the credit limit: no data', '额度使用率：无数据'],
  [{ value: 'signals.EXTERNAL_RATING.pd', gte: 0.005 }, 'outside rating pd ≥ 0.005', '外部评级 pd ≥ 0.005'],
  [
    { any: [{ all: [days, share] }, { not: days }] },
    '(oldest undisputed overdue item ≥ 30 days and overdue amount ≥ 25 % of open amount) or not (oldest undisputed overdue item ≥ 30 days)',
    '(最长逾期天数 ≥ 30 天 且 逾期金额 ≥ 未清金额的 25 %) 或 非 (最长逾期天数 ≥ 30 天)',
  ],
  [
    { value: 'overdueMinor', gt: { of: 'overdueMinor', daysAgo: 30, times: 1.5, plus: 2000 } },
    'overdue amount > 150 % of overdue amount 30 days ago + USD 20.00',
    '逾期金额 > 30 天前的逾期金额的 150 % + USD 20.00',
  ],
  [
    { value: 'utilisation', lt: { of: 'utilisation', daysAgo: 1, plus: -0.15 } },
    'use of the credit limit < use of the credit limit 1 day ago − 15 %',
    '额度使用率 < 1 天前的额度使用率 − 15 %',
  ],
  [
    { any: [{ cel: 'lateRatio > 0.5', tree: ['>', 'lateRatio', 0.5] }, days] },
    '“lateRatio > 0.5” or oldest undisputed overdue item ≥ 30 days',
    '“lateRatio > 0.5” 或 最长逾期天数 ≥ 30 天',
  ],
  [{ all: [days] }, 'oldest undisputed overdue item ≥ 30 days', '最长逾期天数 ≥ 30 天'],
  [{ unheard: 1 } as unknown as Condition, '{"unheard":1}', '{"unheard":1}'],
])('%j in words', (condition, en, zh) => {
  expect(conditionText(condition, 'USD', 'en')).toBe(en);
  expect(conditionText(condition, 'USD', 'zh')).toBe(zh);
});
