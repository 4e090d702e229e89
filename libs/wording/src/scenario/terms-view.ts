import { isoDate } from '@foreshock/contracts';
import type { Standing } from '@foreshock/policy';
import type { Language } from '../language.ts';
import { moneyOf, moneyText } from '../money.ts';
import { dateText } from '../terms.ts';

type Recommended = Pick<Standing, 'terms' | 'nextReviewOn' | 'currency'>;

/** The terms that a policy recommends for a grade and its limit, as values and in sentences. */
export function termsView(standing: Recommended, language: Language) {
  const { terms, nextReviewOn, currency } = standing;
  const { earlyPaymentDiscountRatio: ratio, earlyPaymentDiscountDays: days, transactionCapMinor } = terms;
  return {
    days: terms.recommendedTermsDays,
    earlyPaymentDiscount: ratio === null || days === null ? null : { ratio, days },
    instalments: terms.instalments,
    prepaymentRatio: terms.prepaymentRatio,
    guaranteeRequired: terms.guaranteeRequired,
    insuranceRequired: terms.insuranceRequired,
    transactionCap: transactionCapMinor === null ? null : moneyOf(transactionCapMinor, currency),
    nextReviewOn: nextReviewOn === null ? null : isoDate(nextReviewOn),
    sentences: sentencesOf(standing, language),
  };
}

/** One for each part that the policy names; none where it has no terms. */
function sentencesOf({ terms, nextReviewOn, currency }: Recommended, language: Language): string[] {
  const say = words[language];
  const { earlyPaymentDiscountRatio: ratio, earlyPaymentDiscountDays: days, instalments } = terms;
  const { recommendedTermsDays, prepaymentRatio, transactionCapMinor } = terms;
  return [
    recommendedTermsDays !== null && prepaymentRatio < 1 && say.days(recommendedTermsDays),
    ratio !== null && days !== null && say.discount(percent(ratio), days),
    instalments !== null && say.instalments(instalments),
    prepaymentRatio > 0 && say.prepayment(percent(prepaymentRatio)),
    terms.guaranteeRequired && say.guarantee,
    terms.insuranceRequired && say.insurance,
    transactionCapMinor !== null && say.cap(moneyText(transactionCapMinor, currency)),
    nextReviewOn !== null && say.review(dateText(nextReviewOn, language)),
  ].filter((sentence) => sentence !== false);
}

const percent = (ratio: number): string => `${Math.round(ratio * 1e4) / 100} %`;
const inDays = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

const english = {
  days: (days: number) => `Up to ${inDays(days)} to pay.`,
  discount: (share: string, days: number) => `${share} off when paid within ${inDays(days)}.`,
  instalments: (count: number) => `Up to ${count} instalments may be agreed.`,
  prepayment: (share: string) => `${share} to be paid before delivery.`,
  guarantee: 'A guarantee or collateral for the recommended limit.',
  insurance: 'Credit insurance for the recommended limit.',
  cap: (amount: string) => `At most ${amount} on account in one transaction.`,
  review: (date: string) => `Next review on ${date} at the latest.`,
};

const chinese: typeof english = {
  days: (days) => `账期最长 ${days} 天。`,
  discount: (share, days) => `${days} 天内付款可享 ${share} 折扣。`,
  instalments: (count) => `最多可分 ${count} 期付款。`,
  prepayment: (share) => `发货前须预付 ${share}。`,
  guarantee: '建议额度须提供担保或抵押。',
  insurance: '建议额度须投保信用保险。',
  cap: (amount) => `单笔赊销最高 ${amount}。`,
  review: (date) => `最迟于${date}复审。`,
};

const words = { en: english, zh: chinese };
