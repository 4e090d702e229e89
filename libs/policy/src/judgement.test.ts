import { describe, expect, it } from 'vitest';
import { judgementProblem, type Judgement, type NewJudgement } from './judgement.ts';
import type { PolicyDocument } from './document.ts';
import { compiled, customer, document, records, scorecard, text, typesOf } from './testing/fixture.ts';

const LENIENT = { maxDays: 90, maxNotchesUp: 1, approval: { grade: false, limitAboveMinor: 50_000 } };

function policy(changes: Partial<PolicyDocument> = {}) {
  return compiled(document({ rules: [], judgement: LENIENT, ...changes }));
}

function judged(of: Partial<Judgement>): Judgement {
  return {
    ...{ eventId: 'j1', grade: null, limitMinor: null, reason: 'Statement seen', decidedBy: 'manager' },
    ...{ approvedBy: null, validUntil: 60, ...of },
  };
}

const grade = (name: string, of: Partial<Judgement> = {}) => ({
  judgements: { grade: judged({ grade: name, ...of }) },
});
const limit = (limitMinor: number) => ({ judgements: { limit: judged({ limitMinor }) } });
const rating = (decisions: ReturnType<ReturnType<typeof customer>['on']>) =>
  records(decisions, 'RatingChanged').map(({ fromGrade, toGrade }) => fromGrade + toGrade);

describe('a judged grade', () => {
  it('stands over the computed one, says who, why and until when, and leaves the score', () => {
    const one = customer(policy());
    one.on(1, { daysPastDue: 12 });
    const decisions = one.on(2, { daysPastDue: 12 }, grade('A', { approvedBy: 'director' }));
    expect(records(decisions, 'RiskAssessed')).toMatchObject([
      {
        score: 560,
        grade: 'A',
        computedGrade: 'B',
        probabilityOfDefault: 0.01,
        overrides: ['judgement.grade'],
        judgements: [{ kind: 'GRADE', grade: 'A', decidedBy: 'manager', validUntil: 60, eventId: 'j1' }],
      },
    ]);
    expect(records(decisions, 'RatingChanged')).toMatchObject([
      {
        direction: 'UPGRADE',
        reasons: ['judged A by manager, approved by director, until 1970-03-02: Statement seen'],
      },
    ]);
  });

  it('also lowers, as far as it says', () => {
    const one = customer(policy());
    one.on(1, { daysPastDue: 0 });
    expect(rating(one.on(2, { daysPastDue: 0 }, grade('C')))).toEqual(['AC']);
  });

  it('lifts no further than the policy allows, from where the computed grade is at present', () => {
    const one = customer(policy());
    one.on(1, { daysPastDue: 12 });
    expect(rating(one.on(2, { daysPastDue: 12 }, grade('A')))).toEqual(['BA']);
    const fallen = one.on(3, { daysPastDue: 45 }, grade('A'));
    expect(rating(fallen)).toEqual(['AB']);
    expect(records(fallen, 'RatingChanged')[0]?.reasons).toEqual([
      'judged A by manager, until 1970-03-02: Statement seen',
      'held at B: the policy lets no judgement lift it further',
    ]);
  });

  it('gives way to a worse grade that the policy sets, and stands again after it', () => {
    const overrides = [{ id: 'fraud', title: text('Fraud'), when: { value: 'x', gt: 0 }, grade: 'C' }];
    const one = customer(policy({ scorecards: { only: { ...scorecard, overrides } } }));
    one.on(1, { daysPastDue: 0, x: 0 });
    one.on(2, { daysPastDue: 0, x: 0 }, grade('B'));
    const [hit] = records(one.on(3, { daysPastDue: 0, x: 1 }, grade('B')), 'RiskAssessed');
    expect(hit).toMatchObject({ grade: 'C', computedGrade: 'C', overrides: ['fraud'] });
    expect(rating(one.on(4, { daysPastDue: 0, x: 0 }, grade('B')))).toEqual(['CB']);
  });

  it('never lifts a customer in default', () => {
    const inDefault = policy({
      default: {
        pastDue: {
          ...{ value: 'daysPastDue', moreThanDays: 20, amount: 'overdueMinor' },
          ...{ moreThanMinor: 1, moreThanRatio: 0.01, of: 'openMinor' },
        },
        probationDays: 90,
      },
    });
    const late = { daysPastDue: 25, overdueMinor: 10, openMinor: 10 };
    const one = customer(inDefault);
    one.on(1, late);
    expect(rating(one.on(2, late, grade('A')))).toEqual([]);
    expect(rating(one.on(3, late, grade('C', { eventId: 'j2' })))).toEqual(['BC']);
  });

  it('when it ends the grade is what it would have been: probation ran on in the background', () => {
    const judgedFor = (until: number) => {
      const one = customer(policy());
      one.on(0, { daysPastDue: 12 });
      const said: string[] = [];
      for (let day = 1; day <= 60; day++) {
        const decisions = one.on(day, { daysPastDue: 0 }, day <= until ? grade('C') : {});
        said.push(...rating(decisions).map((change) => `${day}: ${change}`));
      }
      return said;
    };
    expect(judgedFor(0)).toEqual(['31: BA']);
    // Shorter than the probation: it goes on where it was. Longer: it is over.
    expect(judgedFor(20)).toEqual(['1: BC', '21: CB', '31: BA']);
    expect(judgedFor(45)).toEqual(['1: BC', '46: CA']);
  });

  it('is said again when it is amended, and once only while it stands', () => {
    const one = customer(policy());
    one.on(1, { daysPastDue: 12 });
    one.on(2, { daysPastDue: 12 }, grade('A'));
    expect(one.on(3, { daysPastDue: 12 }, grade('A'))).toEqual([]);
    const amended = one.on(4, { daysPastDue: 12 }, grade('A', { eventId: 'j2', validUntil: 70 }));
    expect(typesOf(amended)).toEqual(['RiskAssessed']);
  });

  it('of a grade that the scale no longer has does not count', () => {
    const one = customer(policy());
    one.on(1, { daysPastDue: 12 });
    expect(records(one.on(2, { daysPastDue: 12 }, grade('AAA')), 'RiskAssessed')).toMatchObject([
      { grade: 'B', overrides: [] },
    ]);
  });
});

describe('a judged limit', () => {
  it('takes the place of the recommended one, which goes on beside it and returns', () => {
    const one = customer(policy());
    one.on(1, { daysPastDue: 0, turnoverMinor: 50_000 });
    const [high] = records(
      one.on(2, { daysPastDue: 0, turnoverMinor: 50_000 }, limit(77_777)),
      'RiskAssessed',
    );
    expect(high).toMatchObject({
      recommendedLimitMinor: 77_777,
      computedLimitMinor: 10_000,
      overrides: ['judgement.limit'],
    });
    one.on(3, { daysPastDue: 0, turnoverMinor: 90_000 }, limit(77_777));
    const [after] = records(one.on(4, { daysPastDue: 0, turnoverMinor: 90_000 }), 'RiskAssessed');
    expect(after).toMatchObject({ recommendedLimitMinor: 18_000, overrides: [], judgements: [] });
  });
});

describe('a judgement that is made', () => {
  const made = (of: Partial<NewJudgement>): NewJudgement => ({
    ...{ kind: 'GRADE', grade: 'B', decidedOn: 0, validUntil: 90, approvedBy: null, limitBookedMinor: null },
    ...of,
  });
  const strict = compiled(document());

  it('lasts no longer than the policy lets it', () => {
    expect(judgementProblem(policy(), made({}))).toBeNull();
    expect(judgementProblem(policy(), made({ validUntil: 91 }))).toBe(
      'it lasts until 1970-04-02; the policy lets it last 90 days, until 1970-04-01',
    );
  });

  it('names a grade of the scale', () => {
    expect(judgementProblem(policy(), made({ grade: 'b' }))).toMatch(/grade "b" is none of A, B, C/);
  });

  it('has the approval that the policy asks for; without a word from the policy always', () => {
    expect(judgementProblem(strict, made({}))).toMatch(/approval of a second person for a judged grade/);
    expect(judgementProblem(strict, made({ approvedBy: 'director' }))).toBeNull();
    const large = made({ kind: 'LIMIT', grade: null, limitBookedMinor: 50_001 });
    expect(judgementProblem(policy(), large)).toMatch(/judged limit above 50000 minor units of EUR/);
    expect(judgementProblem(policy(), { ...large, limitBookedMinor: 50_000 })).toBeNull();
    expect(judgementProblem(policy(), { ...large, approvedBy: 'director' })).toBeNull();
  });

  it('is taken back freely', () => {
    const back = made({ kind: 'GRADE_WITHDRAWN', grade: null, validUntil: null });
    expect(judgementProblem(strict, back)).toBeNull();
  });
});
