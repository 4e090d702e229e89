import { INDICATORS } from '@foreshock/ledger';
import { compilePolicy } from '@foreshock/policy';
import { describe, expect, it } from 'vitest';
import type { Applicant } from './applicant.ts';
import { assessNew, type Onboarding } from './onboarding.ts';
import { digits, policy } from './testing/given.ts';

const compiled = compilePolicy(policy, INDICATORS);
if (!compiled.ok) throw new Error(compiled.errors[0]!.message);

const applicant: Applicant = {
  customerId: 'new',
  name: 'New',
  segment: 'SMALL',
  industry: null,
  country: null,
  region: null,
  requestedLimitMinor: 30_000,
  requestedTermsDays: null,
  signals: [],
};
const rated = (pd: number): Applicant => ({
  ...applicant,
  signals: [{ kind: 'EXTERNAL_RATING', numbers: { pd }, texts: {}, validUntil: null }],
});
const assess = (of: Applicant): Onboarding => {
  const assessed = assessNew(of, compiled.policy, digits, 100);
  if ('reason' in assessed) throw new Error(assessed.message);
  return assessed;
};

describe('a new customer', () => {
  it('is graded on what there is, no better than so little history allows', () => {
    const { standing, grantedLimitMinor } = assess(applicant);
    expect([standing.grade, standing.score]).toEqual(['B', 520]);
    expect([standing.sourcesPresent, standing.sourcesMissing]).toEqual([
      ['LEDGER'],
      ['EXTERNAL_RATING', 'PAYMENT_HISTORY'],
    ]);
    expect([standing.recommendedLimitMinor, grantedLimitMinor]).toEqual([20_000, 20_000]);
    expect(standing.overrides[0]).toMatchObject({ id: 'thin', fired: true, effect: 'cap' });
    expect(assess({ ...applicant, requestedLimitMinor: 5_000 }).grantedLimitMinor).toBe(5_000);
  });

  it('is judged once, on everything: a good rating need not wait out a probation', () => {
    const { standing, decisions } = assess(rated(0.01));
    expect([standing.score, standing.externalScore, standing.probation]).toEqual([580, 560, null]);
    expect(decisions.map(({ type }) => type)).toEqual(['RiskAssessed']);
  });

  it('is told the terms of the grade, and when he is looked at again', () => {
    const [segment] = policy.segments;
    const byGrade = { B: { days: 14, insuranceFromMinor: 20_000, reviewDays: 90 } };
    const withTerms = compilePolicy(
      { ...policy, segments: [{ ...segment!, terms: { byGrade } }] },
      INDICATORS,
    );
    if (!withTerms.ok) throw new Error(withTerms.errors[0]!.message);
    const assessed = assessNew(applicant, withTerms.policy, digits, 100);
    expect(assessed).toMatchObject({
      standing: {
        terms: {
          recommendedTermsDays: 14,
          prepaymentRatio: 0,
          insuranceRequired: true,
          guaranteeRequired: false,
        },
        nextReviewOn: 190,
      },
    });
  });

  it('learns what would be needed for a better grade', () => {
    expect(assess(applicant).outside).toEqual([]);
    const [own] = assess(rated(0.01)).own;
    expect(own!.ways[0]).toMatchObject({ kind: 'ON_TIME', count: 2, termsDays: 30, on: 140 });
  });

  it('is not assessed on what the ledger refuses', () => {
    const bad = { kind: 'GUARANTEE' as const, numbers: { amountMinor: -1 }, texts: {}, validUntil: null };
    const assessed = assessNew({ ...applicant, signals: [bad] }, compiled.policy, digits, 100);
    expect(assessed).toMatchObject({ reason: 'amount-out-of-range' });
  });
});
