import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile.ts';
import {
  compiled,
  daysPastDue,
  document,
  KNOWN,
  overdueRule,
  refusals,
  scorecard,
  text,
  withRule,
  withScorecard,
} from './testing/fixture.ts';

it('accepts the fixture and keeps the document', () => {
  expect(compiled()).toMatchObject({
    policyId: 'test',
    version: '1',
    baseCurrency: 'EUR',
    document: document(),
  });
});

describe('a document of another shape is refused, whatever it is', () => {
  it.each([
    [undefined],
    [null],
    [42],
    ['policy'],
    [[]],
    [{}],
    [{ ...document(), rules: 'none' }],
    [{ ...document(), segments: [] }],
  ])('%j', (data) => {
    expect(refusals(data).length).toBeGreaterThan(0);
  });

  it('reports every error at once, with its place and the nearest field', () => {
    const data = {
      ...document(),
      baseCurrency: 'euro',
      ruls: [],
      rules: [{ ...overdueRule, severity: 'hihg' }],
    };
    const result = compilePolicy(data, KNOWN);
    expect(result.ok ? [] : result.errors).toEqual([
      { path: '/ruls', message: 'unknown field "ruls"', nearest: 'rules', atKey: true },
      { path: '/baseCurrency', message: '"euro" is not an ISO 4217 currency code' },
      { path: '/rules/0/severity', message: '"hihg" is none of low, medium, high', nearest: 'high' },
    ]);
  });

  it('refuses names that every object has', () => {
    expect(refusals(withRule({ id: 'constructor' }))).toEqual([
      expect.stringContaining('/rules/0/id: "constructor" is not a name'),
    ]);
  });
});

describe('names', () => {
  it('refuses an unknown indicator with the nearest known', () => {
    const result = compilePolicy(withRule({ raise: { value: 'daysPastDeu', gte: 10 } }), KNOWN);
    expect(result.ok ? [] : result.errors).toContainEqual({
      path: '/rules/0/raise/value',
      message: 'unknown indicator "daysPastDeu"',
      nearest: 'daysPastDue',
    });
  });

  it('refuses an unknown kind of signal with the nearest known', () => {
    const raise = { value: 'signals.EXTERNAL_RATNG.pd', gte: 1 };
    const result = compilePolicy(withRule({ raise, clear: { value: 'daysPastDue', lt: 5 } }), KNOWN);
    const nearest = result.ok ? [] : result.errors.map((error) => error.nearest);
    expect(nearest).toContain('signals.EXTERNAL_RATING.pd');
  });

  it('refuses unknown parameters, segments, scorecards and grades', () => {
    const [segment] = document().segments;
    const wrong = document({
      parameters: { material: 5 },
      segments: [{ ...segment!, scorecard: 'onyl', parameters: { materail: 1 } }],
      rules: [
        { ...overdueRule, segments: ['al'], raise: { value: 'x', gte: 1 }, clear: { value: 'x', lt: 1 } },
      ],
      actions: { byGrade: { F: [] } },
    });
    expect(refusals(wrong)).toEqual([
      '/segments/0/scorecard: unknown scorecard "onyl"',
      '/rules/0/segments/0: unknown segment "al"',
      '/actions/byGrade/F: unknown grade "F"',
      '/segments/0/parameters/materail: "materail" is not a parameter of the policy',
    ]);
    const rule = { ...overdueRule, raise: { value: 'x', gte: '$matrial' }, clear: { value: 'x', lt: -1 } };
    expect(refusals(document({ parameters: { material: 5 }, rules: [rule] }))).toEqual([
      '/rules/0/raise/gte: unknown parameter "$matrial"',
    ]);
  });
});

it('refuses a scorecard that reads its own result', () => {
  const override = { id: 'self', title: text('Self'), when: { value: 'risk.score', lt: 500 }, cap: 'B' };
  const own = { ...daysPastDue, id: 'own', value: 'risk.gradeRank' };
  expect(refusals(withScorecard({ behaviour: [daysPastDue, own], overrides: [override] }))).toEqual([
    '/scorecards/only/behaviour/1/value: a scorecard cannot read its own result "risk.gradeRank"',
    '/scorecards/only/overrides/0/when/value: a scorecard cannot read its own result "risk.score"',
  ]);
});

describe('bins', () => {
  const withBins = (bins: typeof daysPastDue.bins) =>
    refusals(withScorecard({ behaviour: [{ ...daysPastDue, bins }] }));
  const path = '/scorecards/only/behaviour/0/bins';

  it('must not overlap', () => {
    expect(
      withBins([
        { to: 10, points: 0 },
        { from: 9, points: -100 },
      ]),
    ).toContain(`${path}/1: overlaps the bin before it, which ends at 10`);
  });

  it('must leave no gap', () => {
    expect(
      withBins([
        { to: 10, points: 0 },
        { from: 11, points: -100 },
      ]),
    ).toContain(`${path}/1: gap: values from 10 to 11 have no points`);
    expect(
      withBins([
        { from: 0, to: 10, points: 0 },
        { from: 10, points: -100 },
      ])[0],
    ).toContain('values below 0 have no points');
    expect(
      withBins([
        { to: 10, points: 0 },
        { from: 10, to: 20, points: -100 },
      ])[0],
    ).toContain('values from 20 have no points');
  });

  it('must hold something', () => {
    expect(
      withBins([
        { to: 10, points: 0 },
        { from: 10, to: 10, points: -50 },
        { from: 10, points: -100 },
      ])[0],
    ).toContain('holds no number');
  });
});

describe('grades', () => {
  const grades = (changes: Partial<(typeof scorecard.grades)[number]>[]) =>
    refusals(
      withScorecard({ grades: scorecard.grades.map((band, index) => ({ ...band, ...changes[index] })) }),
    );

  it('refuses bands that no score reaches', () => {
    expect(grades([{ minScore: 601 }])).toEqual([
      '/scorecards/only/grades/0: grade A is unreachable: scores run from 500 to 600',
    ]);
    expect(grades([{}, { minScore: 500 }])).toEqual([
      '/scorecards/only/grades/2: grade C is unreachable: scores run from 500 to 600',
    ]);
  });

  it('accepts a band that only an override reaches', () => {
    const override = { id: 'worst', title: text('Worst'), when: { value: 'x', gt: 1 }, grade: 'C' };
    const bands = scorecard.grades.map((band) => (band.grade === 'B' ? { ...band, minScore: 500 } : band));
    expect(refusals(withScorecard({ grades: bands, overrides: [override] }))).toEqual([]);
  });

  it('refuses bands out of order and a PD that does not rise', () => {
    expect(grades([{}, { minScore: 595, pd: 0.01 }])).toEqual(
      expect.arrayContaining([
        '/scorecards/only/grades/1/minScore: 595 is not below 590 of grade A before it',
        '/scorecards/only/grades/1/pd: 0.01 is not above 0.01 of grade A before it',
      ]),
    );
  });
});

describe('rules', () => {
  it('refuses a clear level beyond the raise level', () => {
    expect(refusals(withRule({ clear: { value: 'daysPastDue', lt: 11 } }))).toEqual([
      '/rules/0/clear: the clear level of rule "overdue" is beyond its raise level: both can hold at once',
    ]);
  });

  it('refuses a rule that can never clear or never be raised', () => {
    const nonNegative = KNOWN.map((known) =>
      typeof known === 'string' ? { name: known, min: 0 } : { ...known, min: 0 },
    );
    const errors = (changes: Parameters<typeof withRule>[0]) => {
      const result = compilePolicy(withRule(changes), nonNegative);
      return result.ok ? [] : result.errors.map(({ message }) => message);
    };
    expect(errors({ clear: { value: 'daysPastDue', lt: 0 } })).toEqual(['rule "overdue" can never clear']);
    expect(
      errors({ raise: { value: 'daysPastDue', lt: 0 }, clear: { value: 'daysPastDue', gt: 5 } }),
    ).toEqual(['rule "overdue" can never be raised']);
    expect(errors({ raise: { value: 'x', gte: 1, lt: 1 }, clear: { value: 'x', gt: 5, lte: 5 } })).toEqual([
      'rule "overdue" can never be raised',
      'rule "overdue" can never clear',
    ]);
  });

  it('refuses two rules of one id', () => {
    expect(refusals(document({ rules: [overdueRule, overdueRule] }))).toEqual([
      '/rules/1/id: "overdue" is there twice',
    ]);
  });

  it('refuses a duration that is not in whole days', () => {
    expect(refusals(withRule({ forDays: 1.5 }))).toEqual([
      '/rules/0/forDays: 1.5 is not a whole number of days',
    ]);
  });
});

it('wants the same grades in every scorecard', () => {
  const other = {
    ...scorecard,
    grades: scorecard.grades.map((band) => ({ ...band, grade: band.grade.toLowerCase() })),
  };
  const [segment] = document().segments;
  const twoCards = document({
    scorecards: { only: scorecard, other },
    segments: [{ ...segment!, id: 'some', match: { size: ['S'] } }, segment!],
  });
  expect(refusals(twoCards)).toEqual([
    '/scorecards/other/grades: the grades a, b, c differ from A, B, C of only',
  ]);
});

it('wants a last segment that takes everyone, and only the last', () => {
  const [segment] = document().segments;
  expect(refusals(document({ segments: [{ ...segment!, match: { size: ['S'] } }] }))[0]).toContain(
    'the last segment takes every customer',
  );
  expect(refusals(document({ segments: [segment!, { ...segment!, id: 'rest' }] }))[0]).toContain(
    'takes every customer',
  );
});
