import { describe, expect, it } from 'vitest';
import type { Action, GradeTerms, PolicyDocument } from './document.ts';
import { compiled, customer, document, records, refusals } from './testing/fixture.ts';

const A: GradeTerms = {
  days: 30,
  earlyPaymentDiscount: { ratio: 0.02, days: 10 },
  insuranceFromMinor: 10_000,
  transactionCapMinor: 70_000,
  reviewDays: 20,
};
const C: GradeTerms = { days: 0, instalments: 3, prepaymentRatio: 1, guaranteeFromMinor: 0, reviewDays: 5 };

function withTerms(
  byGrade: Record<string, GradeTerms> = { A, C },
  changes: Partial<PolicyDocument> = {},
): PolicyDocument {
  const base = document({ rules: [], ...changes });
  return { ...base, segments: [{ ...base.segments[0]!, terms: { byGrade } }] };
}

describe('terms', () => {
  it('are recommended by grade, security by the limit', () => {
    const one = customer(compiled(withTerms()));
    expect(records(one.on(1, { daysPastDue: 0, turnoverMinor: 50_000 }), 'RiskAssessed')[0]).toMatchObject({
      ...{ recommendedTermsDays: 30, earlyPaymentDiscountRatio: 0.02, earlyPaymentDiscountDays: 10 },
      ...{ instalments: null, prepaymentRatio: 0, transactionCapMinor: 70_000, nextReviewOn: 21 },
      ...{ guaranteeRequired: false, insuranceRequired: true, isReview: false },
    });
    // A limit of 0 needs no guarantee.
    expect(records(one.on(2, { daysPastDue: 45 }), 'RiskAssessed')[0]).toMatchObject({
      ...{ recommendedTermsDays: 0, earlyPaymentDiscountRatio: null, instalments: 3, prepaymentRatio: 1 },
      ...{ transactionCapMinor: null, guaranteeRequired: false, insuranceRequired: false, nextReviewOn: 7 },
    });
  });

  it('are refused with a grade that nobody has, or a discount for paying when it is due', () => {
    expect(refusals(withTerms({ A, Q: C }))).toEqual(['/segments/0/terms/byGrade/Q: unknown grade "Q"']);
    const late = { ...A, earlyPaymentDiscount: { ratio: 0.02, days: 30 } };
    expect(refusals(withTerms({ A: late }))).toEqual([
      '/segments/0/terms/byGrade/A/earlyPaymentDiscount/days: 30 is not before the 30 days in which payment is due',
    ]);
    expect(refusals(withTerms({ A: { reviewDays: 0, prepaymentRatio: 2 } }))).toEqual([
      '/segments/0/terms/byGrade/A/prepaymentRatio: 2 is not a number from 0.000001 to 1',
      '/segments/0/terms/byGrade/A/reviewDays: 0 is not a whole number from 1 to 36500',
    ]);
  });
});

describe('a review', () => {
  it('assesses again on its day though nothing changed, and no sooner than after another full term', () => {
    const one = customer(compiled(withTerms()));
    const reviewed: number[] = [];
    for (let day = 1; day <= 60; day++)
      for (const { isReview } of records(one.on(day, { daysPastDue: 0 }), 'RiskAssessed'))
        if (isReview) reviewed.push(day);
    expect(reviewed).toEqual([21, 41]);
    expect(one.nextDay()).toBe(61);
  });

  it('is put off by any other assessment', () => {
    const one = customer(compiled(withTerms()));
    one.on(1, { daysPastDue: 0 });
    one.on(15, { daysPastDue: 12 });
    one.on(16, { daysPastDue: 45 });
    expect(one.nextDay()).toBe(21);
    expect(one.on(20, { daysPastDue: 45 })).toEqual([]);
    expect(records(one.on(21, { daysPastDue: 45 }), 'RiskAssessed')[0]).toMatchObject({ isReview: true });
  });
});

describe('measures that carry out terms', () => {
  const action = (kind: Action['kind']): Action => ({ kind, role: 'r', dueInDays: 1, approval: false });
  const all = [
    ...(['EARLY_PAYMENT_DISCOUNT', 'INSTALMENTS', 'TRANSACTION_CAP', 'COLLATERAL', 'MONITORING'] as const),
    ...(['PREPAYMENT', 'TERMS'] as const),
  ].map(action);
  const policy = compiled(withTerms({ A, C }, { actions: { byGrade: { A: all, C: all } } }));

  it('go under a kind that every reader knows, with their figures; what the grade has not is left out', () => {
    const one = customer(policy);
    const said = (daysPastDue: number) =>
      records(one.on(daysPastDue, { daysPastDue }), 'CreditActionRecommended').map((record) => {
        const { kind, measure, discountRatio, discountDays, instalments } = record;
        const { transactionCapMinor, prepaymentRatio, reviewDays, termsDays } = record;
        const figures = [discountRatio, discountDays, instalments, transactionCapMinor];
        return [kind, measure, ...figures, prepaymentRatio, reviewDays, termsDays].filter((x) => x !== null);
      });
    expect(said(0)).toEqual([
      ['TERMS', 'EARLY_PAYMENT_DISCOUNT', 0.02, 10],
      ['LIMIT', 'TRANSACTION_CAP', 70_000],
      ['GUARANTEE', 'COLLATERAL'],
      ['COLLECTION_STEP', 'MONITORING', 20],
      ['PREPAYMENT'],
      ['TERMS', 30],
    ]);
    expect(said(45)).toEqual([['TERMS', 'INSTALMENTS', 3]]);
  });

  it('are refused where no segment’s terms have what they carry out', () => {
    expect(
      refusals(withTerms({ A: {} }, { actions: { bySeverity: { high: [action('INSTALMENTS')] } } })),
    ).toEqual([
      `/actions/bySeverity/high/0/kind: INSTALMENTS says nothing: no segment's terms have "instalments"`,
    ]);
  });
});
