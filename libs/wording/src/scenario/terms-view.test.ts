import { expect, it } from 'vitest';
import { termsView } from './terms-view.ts';

const nothing = {
  recommendedTermsDays: null,
  earlyPaymentDiscountRatio: null,
  earlyPaymentDiscountDays: null,
  instalments: null,
  prepaymentRatio: 0,
  guaranteeRequired: false,
  insuranceRequired: false,
  transactionCapMinor: null,
};
const all = {
  recommendedTermsDays: 14,
  earlyPaymentDiscountRatio: 0.025,
  earlyPaymentDiscountDays: 7,
  instalments: 3,
  prepaymentRatio: 0.5,
  guaranteeRequired: true,
  insuranceRequired: true,
  transactionCapMinor: 500_000,
};

it('says every part of the terms in both languages', () => {
  const standing = { terms: all, nextReviewOn: 15_751, currency: 'USD' };
  expect(termsView(standing, 'en').sentences).toEqual([
    'Up to 14 days to pay.',
    '2.5 % off when paid within 7 days.',
    'Up to 3 instalments may be agreed.',
    '50 % to be paid before delivery.',
    'A guarantee or collateral for the recommended limit.',
    'Credit insurance for the recommended limit.',
    'At most USD 5,000.00 on account in one transaction.',
    'Next review on 2013-02-15 at the latest.',
  ]);
  expect(termsView(standing, 'zh').sentences).toEqual([
    '账期最长 14 天。',
    '7 天内付款可享 2.5 % 折扣。',
    '最多可分 3 期付款。',
    '发货前须预付 50 %。',
    '建议额度须提供担保或抵押。',
    '建议额度须投保信用保险。',
    '单笔赊销最高 USD 5,000.00。',
    '最迟于2013年2月15日复审。',
  ]);
});

it('says nothing of what the policy does not name', () => {
  const view = termsView({ terms: nothing, nextReviewOn: null, currency: 'USD' }, 'en');
  expect(view).toEqual({
    days: null,
    earlyPaymentDiscount: null,
    instalments: null,
    prepaymentRatio: 0,
    guaranteeRequired: false,
    insuranceRequired: false,
    transactionCap: null,
    nextReviewOn: null,
    sentences: [],
  });
});

it('offers no days to pay where everything is paid before delivery', () => {
  const terms = { ...nothing, recommendedTermsDays: 0, prepaymentRatio: 1, transactionCapMinor: 0 };
  expect(termsView({ terms, nextReviewOn: null, currency: 'USD' }, 'en').sentences).toEqual([
    '100 % to be paid before delivery.',
    'At most USD 0.00 on account in one transaction.',
  ]);
});
