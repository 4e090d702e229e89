import type { GradeTerms, Segment } from '@foreshock/policy';
import type { Speech } from './speech.ts';

/** What each grade of a segment is offered and asked for; nothing where the segment has no terms. */
export function termsText(
  { terms, title }: Pick<Segment, 'terms' | 'title'>,
  grades: readonly string[],
  speech: Speech,
): string[] {
  if (terms === undefined) return [];
  const say = words[speech.language];
  const lines = grades.map((grade) => {
    const parts = partsOf(terms.byGrade[grade] ?? {}, speech);
    const said = parts.length === 0 ? say.nothing : parts.join(speech.say.semicolon);
    return `  ${grade}${speech.say.colon}${said}`;
  });
  return [say.heading(speech.text(title)), ...lines];
}

function partsOf(terms: GradeTerms, { language, money, percent }: Speech): string[] {
  const say = words[language];
  const { days, earlyPaymentDiscount: discount, instalments, prepaymentRatio, reviewDays } = terms;
  const { guaranteeFromMinor, insuranceFromMinor, transactionCapMinor } = terms;
  return [
    days !== undefined && say.days(days),
    discount !== undefined && say.discount(percent(discount.ratio), discount.days),
    instalments !== undefined && say.instalments(instalments),
    prepaymentRatio !== undefined && say.prepayment(percent(prepaymentRatio)),
    guaranteeFromMinor !== undefined && say.guarantee(money(guaranteeFromMinor)),
    insuranceFromMinor !== undefined && say.insurance(money(insuranceFromMinor)),
    transactionCapMinor !== undefined && say.cap(money(transactionCapMinor)),
    reviewDays !== undefined && say.review(reviewDays),
  ].filter((part) => part !== false);
}

const inDays = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

const english = {
  heading: (name: string) => `Terms of ${name}`,
  nothing: 'no terms',
  days: (count: number) => `${inDays(count)} to pay`,
  discount: (share: string, count: number) => `${share} off when paid within ${inDays(count)}`,
  instalments: (count: number) => `up to ${count} instalments`,
  prepayment: (share: string) => `${share} before delivery`,
  guarantee: (amount: string) => `a guarantee for a limit of ${amount} or more`,
  insurance: (amount: string) => `insurance for a limit of ${amount} or more`,
  cap: (amount: string) => `at most ${amount} in one transaction`,
  review: (count: number) => `reviewed after ${inDays(count)}`,
};

const chinese: typeof english = {
  heading: (name) => `${name}的条款`,
  nothing: '无',
  days: (count) => `账期 ${count} 天`,
  discount: (share, count) => `${count} 天内付款优惠 ${share}`,
  instalments: (count) => `最多分 ${count} 期`,
  prepayment: (share) => `发货前预付 ${share}`,
  guarantee: (amount) => `额度不低于 ${amount} 时须担保`,
  insurance: (amount) => `额度不低于 ${amount} 时须投保`,
  cap: (amount) => `单笔不超过 ${amount}`,
  review: (count) => `${count} 天后复审`,
};

const words = { en: english, zh: chinese };
