import { describe, expect, it } from 'vitest';
import { dateText, evidenceSentence, moneyOf, moneyText, negotiateLanguage } from './index.ts';

describe('money', () => {
  it.each([
    [123456, 'USD', '1234.56', 'USD 1,234.56'],
    [-5, 'EUR', '-0.05', 'EUR -0.05'],
    [1234567, 'JPY', '1234567', 'JPY 1,234,567'],
    [1, 'BHD', '0.001', 'BHD 0.001'],
    [0, 'CNY', '0.00', 'CNY 0.00'],
  ])('%d minor units of %s are %s', (minor, currency, decimal, text) => {
    expect(moneyOf(minor, currency)).toEqual({ amountMinor: minor, currency, decimal });
    expect(moneyText(minor, currency)).toBe(text);
  });
});

describe('language', () => {
  it.each([
    [undefined, 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.5, zh;q=0.7', 'zh'],
    ['zh;q=0, en', 'en'],
    ['fr-FR, *', 'en'],
    ['zh-Hant-TW', 'zh'],
  ])('%s asks for %s', (header, language) => {
    expect(negotiateLanguage(header)).toBe(language);
  });
});

describe('evidence', () => {
  const item = { name: 'maxDaysPastDue', value: 45, threshold: 30, points: null, met: true };
  it('names value and level in both languages', () => {
    expect(evidenceSentence(item, 'USD', 'en')).toBe(
      'Oldest undisputed overdue item: 45 days; the warning level of 30 days is met.',
    );
    expect(evidenceSentence(item, 'USD', 'zh')).toBe('最长逾期天数为 45 天，达到预警水平 30 天。');
  });
  it('names the value of so many days before', () => {
    const before = { name: 'overdueMinor@90', value: 120000, threshold: null, points: null, met: true };
    expect(evidenceSentence(before, 'USD', 'en')).toBe('Overdue amount 90 days before: USD 1,200.00.');
    expect(evidenceSentence(before, 'USD', 'zh')).toBe('90天前的逾期金额为 USD 1,200.00。');
  });
  it('writes money, ratios and missing values', () => {
    const money = { name: 'overdueMinor', value: 120000, threshold: 100000, points: null, met: true };
    expect(evidenceSentence(money, 'USD', 'en')).toBe(
      'Overdue amount: USD 1,200.00; the warning level of USD 1,000.00 is met.',
    );
    const ratio = { name: 'utilisation', value: null, threshold: 0.9, points: null, met: false };
    expect(evidenceSentence(ratio, 'USD', 'en')).toBe(
      'Use of the credit limit: no data; the warning level of 90 % is not met.',
    );
  });
});

it('writes business dates', () => {
  expect(dateText(20_780, 'en')).toBe('2026-11-23');
  expect(dateText(20_780, 'zh')).toBe('2026年11月23日');
});
