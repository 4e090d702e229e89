import { describe, expect, it } from 'vitest';
import type { Decision } from './decision.ts';
import type { GradeOverride } from './document.ts';
import {
  compiled,
  customer,
  document,
  records,
  scorecard,
  text,
  typesOf,
  withScorecard,
} from './testing/fixture.ts';

const withoutRules = (changes: Parameters<typeof withScorecard>[0] = {}) =>
  compiled({ ...withScorecard(changes), rules: [] });

function changes(decisions: readonly Decision[]): string[] {
  return records(decisions, 'RatingChanged').map(
    ({ direction, fromGrade, toGrade }) => `${direction} ${fromGrade}${toGrade}`,
  );
}

describe('the first assessment', () => {
  it('is a RiskAssessed with the points table, and no change of rating', () => {
    const decisions = customer(withoutRules()).on(100, {
      daysPastDue: 12,
      exposureMinor: 100_000,
      turnoverMinor: 123_456,
    });
    expect(decisions).toEqual([
      {
        type: 'RiskAssessed',
        record: {
          customerId: 'c1',
          asOf: 100,
          partition: 0,
          offset: 0,
          policyId: 'test',
          policyVersion: '1',
          policySegment: 'all',
          score: 560,
          behaviourScore: 560,
          externalScore: null,
          grade: 'B',
          probabilityOfDefault: 0.05,
          lossGivenDefault: 0.5,
          exposureAtDefaultMinor: 100_000,
          expectedLossMinor: 2_500,
          provisionMinor: 0,
          inDefault: false,
          recommendedLimitMinor: 12_300,
          currency: 'EUR',
          points: [{ name: 'dpd', group: 'behaviour', value: 12, points: -40 }],
          overrides: [],
          sourcesPresent: ['LEDGER'],
          sourcesMissing: [],
          computedGrade: 'B',
          computedLimitMinor: 12_300,
          coveredLimitMinor: 0,
          judgements: [],
          recommendedTermsDays: null,
          earlyPaymentDiscountRatio: null,
          earlyPaymentDiscountDays: null,
          instalments: null,
          prepaymentRatio: 0,
          guaranteeRequired: false,
          insuranceRequired: false,
          transactionCapMinor: null,
          nextReviewOn: null,
          isReview: false,
        },
      },
    ]);
  });

  it('gives the points of the missing, and names the missing source', () => {
    const [assessed] = records(customer(withoutRules()).on(1, {}), 'RiskAssessed');
    expect(assessed).toMatchObject({
      score: 590,
      grade: 'A',
      sourcesPresent: [],
      sourcesMissing: ['LEDGER'],
    });
  });
});

describe('fast down', () => {
  it('downgrades at once, over several grades, with reasons and evidence', () => {
    const one = customer(withoutRules());
    one.on(1, { daysPastDue: 0 });
    const decisions = one.on(2, { daysPastDue: 45, openMinor: 7, overdueMinor: 5 });
    expect(typesOf(decisions)).toEqual(['RiskAssessed', 'RatingChanged']);
    expect(records(decisions, 'RatingChanged')[0]).toMatchObject({
      ratingChangeId: 'c1.1.19700103',
      direction: 'DOWNGRADE',
      fromGrade: 'A',
      toGrade: 'C',
      score: 500,
      probabilityOfDefault: 0.3,
      reasons: ['dpd: 0 → -100 points'],
      openMinor: 7,
      overdueMinor: 5,
      evidence: [
        { name: 'risk.score', value: 500, threshold: 590, points: null, met: false },
        { name: 'dpd', value: 45, threshold: null, points: -100, met: true },
      ],
    });
  });
});

it('counts the points of a change from the grade before it', () => {
  const one = customer(withoutRules());
  const reasons = [0, 12, 45].flatMap((daysPastDue, day) =>
    records(one.on(day, { daysPastDue }), 'RatingChanged').flatMap((change) => change.reasons),
  );
  expect(reasons).toEqual(['dpd: 0 → -40 points', 'dpd: -40 → -100 points']);
});

describe('slow up', () => {
  it('upgrades on the last day of the probation and not before', () => {
    const policy = withoutRules();
    const one = customer(policy);
    one.on(0, { daysPastDue: 12 });
    expect(changes(one.on(10, { daysPastDue: 0 }))).toEqual([]);
    expect(one.nextDay()).toBe(40);
    expect(one.on(39, { daysPastDue: 0 })).toEqual([]);
    expect(changes(one.on(40, { daysPastDue: 0 }))).toEqual(['UPGRADE BA']);
    expect(one.nextDay()).toBeNull();
  });

  it('begins anew when the better score is lost in between', () => {
    const one = customer(withoutRules());
    one.on(0, { daysPastDue: 12 });
    one.on(10, { daysPastDue: 0 });
    one.on(25, { daysPastDue: 12 });
    one.on(26, { daysPastDue: 0 });
    expect(changes(one.on(55, { daysPastDue: 0 }))).toEqual([]);
    expect(changes(one.on(56, { daysPastDue: 0 }))).toEqual(['UPGRADE BA']);
  });

  it('asks for the margin: a score between the two levels moves the grade neither way', () => {
    const margin = { upgrade: { marginPoints: 20, probationDays: 0 } };
    const one = customer(withoutRules(margin));
    one.on(0, { daysPastDue: null });
    expect(one.risk().assessment).toMatchObject({ score: 590, grade: 'A' });
    const other = customer(withoutRules(margin));
    other.on(0, { daysPastDue: 12 });
    expect(changes(other.on(1, { daysPastDue: null }))).toEqual([]);
    expect(other.risk().assessment).toMatchObject({ score: 590, grade: 'B' });
  });

  it('gives what was held throughout, not the peak at its end', () => {
    const one = customer(withoutRules({ upgrade: { marginPoints: 0, probationDays: 30 } }));
    one.on(0, { daysPastDue: 45 });
    one.on(10, { daysPastDue: 12 });
    one.on(39, { daysPastDue: 0 });
    expect(changes(one.on(40, { daysPastDue: 0 }))).toEqual(['UPGRADE CB']);
    expect(changes(one.on(70, { daysPastDue: 0 }))).toEqual(['UPGRADE BA']);
  });

  it('keeps the worst grade for a probation of its own', () => {
    const grades = scorecard.grades.map((band) =>
      band.grade === 'C' ? { ...band, probationDays: 90 } : band,
    );
    const one = customer(withoutRules({ grades }));
    one.on(0, { daysPastDue: 45 });
    one.on(1, { daysPastDue: 0 });
    expect(changes(one.on(90, { daysPastDue: 0 }))).toEqual([]);
    expect(changes(one.on(91, { daysPastDue: 0 }))).toEqual(['UPGRADE CA']);
  });
});

it('does not flap: a score that swings across a band every day changes the grade once', () => {
  const one = customer(withoutRules());
  const seen = Array.from({ length: 200 }, (_, day) =>
    changes(one.on(day, { daysPastDue: day % 2 === 0 ? 9 : 10 })),
  );
  expect(seen.flat()).toEqual(['DOWNGRADE AB']);
});

describe('overrides', () => {
  const override = (id: string, effect: Partial<GradeOverride>): GradeOverride => ({
    id,
    title: text(id),
    when: { value: 'x', gte: 1 },
    ...effect,
  });
  const graded = (overrides: GradeOverride[], daysPastDue: number) =>
    records(customer(withoutRules({ overrides })).on(1, { daysPastDue, x: 1 }), 'RiskAssessed')[0];

  it('sets, caps and lifts the grade; a cap is stronger than a floor, a set grade than both', () => {
    expect(graded([override('set', { grade: 'C' })], 0)).toMatchObject({
      score: 600,
      grade: 'C',
      overrides: ['set'],
    });
    expect(graded([override('cap', { cap: 'B' })], 0)?.grade).toBe('B');
    expect(graded([override('cap', { cap: 'B' })], 45)?.grade).toBe('C');
    expect(graded([override('floor', { floor: 'B' })], 45)?.grade).toBe('B');
    expect(graded([override('floor', { floor: 'A' }), override('cap', { cap: 'B' })], 45)?.grade).toBe('B');
    expect(graded([override('cap', { cap: 'C' }), override('set', { grade: 'A' })], 45)?.grade).toBe('A');
  });

  it('names the override that decided, and only that', () => {
    const overrides = [override('worst', { grade: 'C' }), override('cap', { cap: 'B' })];
    const one = customer(withoutRules({ overrides }));
    one.on(0, { daysPastDue: 0, x: 0 });
    expect(records(one.on(1, { daysPastDue: 0, x: 1 }), 'RatingChanged')[0]?.reasons).toEqual(['worst']);
  });
});

describe('behaviour and outside scores', () => {
  const rated = {
    id: 'rating',
    value: 'signals.EXTERNAL_RATING.pd',
    missing: 0,
    bins: [
      { to: 0.05, points: 20 },
      { from: 0.05, points: -60 },
    ],
  };
  const score = (combine: typeof scorecard.combine, pd: number | null) => {
    const policy = compiled({ ...withScorecard({ external: [rated], combine }), rules: [] });
    const signals = pd === null ? {} : { EXTERNAL_RATING: { pd } };
    return records(customer(policy).on(1, { daysPastDue: 12 }, { signals }), 'RiskAssessed')[0];
  };

  it('stay apart and are combined by rule', () => {
    expect(score({ rule: 'worse' }, 0.01)).toMatchObject({
      score: 560,
      behaviourScore: 560,
      externalScore: 620,
    });
    expect(score({ rule: 'worse' }, 0.5)).toMatchObject({ score: 540, externalScore: 540 });
    expect(score({ rule: 'weighted', behaviourWeight: 0.75 }, 0.01)).toMatchObject({ score: 575 });
    expect(score({ rule: 'sum' }, 0.01)).toMatchObject({ score: 580 });
  });

  it('need one outside source of several', () => {
    const statement = { ...rated, id: 'altmanZ', value: 'signals.FINANCIAL_STATEMENT.altmanZ' };
    const policy = compiled({ ...withScorecard({ external: [rated, statement] }), rules: [] });
    const signals = { EXTERNAL_RATING: { pd: 0.5 } };
    const [assessed] = records(customer(policy).on(1, { daysPastDue: 0 }, { signals }), 'RiskAssessed');
    expect(assessed).toMatchObject({
      score: 540,
      externalScore: 540,
      sourcesMissing: ['FINANCIAL_STATEMENT'],
    });
  });

  it('leave behaviour alone where no outside source is there, and say so', () => {
    expect(score({ rule: 'worse' }, null)).toMatchObject({
      score: 560,
      externalScore: null,
      sourcesPresent: ['LEDGER'],
      sourcesMissing: ['EXTERNAL_RATING'],
    });
  });
});

describe('the recommended limit', () => {
  const limitAt = (turnoverMinor: number | null, daysPastDue = 0) =>
    records(customer(withoutRules()).on(1, { turnoverMinor, daysPastDue }), 'RiskAssessed')[0]
      ?.recommendedLimitMinor;

  it('is the grade’s share of turnover, rounded down, capped', () => {
    expect([limitAt(10_999), limitAt(10_999, 12), limitAt(10_999, 45)]).toEqual([2_100, 1_000, 0]);
    expect([limitAt(null), limitAt(900_000_000)]).toEqual([0, 1_000_000]);
  });

  it('stays where it is on a small change of turnover', () => {
    const one = customer(withoutRules());
    one.on(1, { turnoverMinor: 100_000, daysPastDue: 0 });
    expect(one.on(2, { turnoverMinor: 109_000, daysPastDue: 0 })).toEqual([]);
    const [assessed] = records(one.on(3, { turnoverMinor: 110_000, daysPastDue: 0 }), 'RiskAssessed');
    expect(assessed?.recommendedLimitMinor).toBe(22_000);
  });
});

it('matches segments on master data, the first that fits', () => {
  const [segment] = document().segments;
  const policy = compiled(
    document({
      segments: [
        { ...segment!, id: 'large', match: { segment: ['LARGE'], country: ['DE', 'AT'] } },
        segment!,
      ],
    }),
  );
  const segmentOf = (segmentFacts: Record<string, string | null>) =>
    records(customer(policy).on(1, {}, { segmentFacts }), 'RiskAssessed')[0]?.policySegment;
  expect(segmentOf({ segment: 'LARGE', country: 'AT' })).toBe('large');
  expect(segmentOf({ segment: 'LARGE', country: null })).toBe('all');
  expect(segmentOf({})).toBe('all');
});

it('assesses again under a new version, without calling that a change of rating', () => {
  const one = customer(withoutRules());
  one.on(1, { daysPastDue: 0 });
  one.under(compiled({ ...document({ version: '2' }), rules: [] }));
  expect(one.on(1, { daysPastDue: 0 })).toMatchObject([
    { type: 'RiskAssessed', record: { policyVersion: '2' } },
  ]);
  expect(one.on(1, { daysPastDue: 0 })).toEqual([]);
});
