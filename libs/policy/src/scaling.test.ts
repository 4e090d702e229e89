import { expect, it } from 'vitest';
import { expectedLossMinor, scaling } from './scaling.ts';
import { compiled, customer, records, withScorecard } from './testing/fixture.ts';

it('scales 600 at 50:1 with 20 points to double the odds', () => {
  const { factor, offset } = scaling({ pdo: 20, score: 600, odds: 50 });
  expect(factor).toBeCloseTo(28.8539, 4);
  expect(offset).toBeCloseTo(487.123, 3);
  expect(offset + factor * Math.log(100)).toBeCloseTo(620, 9);
});

it.each([
  [0.05, 0.4, 1_000_000, 20_000],
  [0.01, 0.5, 333, 2],
  [0.3, 0.5, -500, 0],
  [1, 1, 0, 0],
])('expects a loss of PD %d × LGD %d × %i', (pd, lgd, exposureMinor, lossMinor) => {
  expect(expectedLossMinor(pd, lgd, exposureMinor)).toBe(lossMinor);
});

it.each([
  ['worse', 585],
  ['sum', 595],
] as const)('starts the outside part from a base of its own: %s', (rule, score) => {
  const bins = (points: number) => [
    { to: 1, points },
    { from: 1, points: 0 },
  ];
  const policy = compiled(
    withScorecard({
      base: 600,
      externalBase: 580,
      behaviour: [{ id: 'x', value: 'x', missing: 0, bins: bins(-15) }],
      external: [{ id: 'y', value: 'signals.EXTERNAL_RATING.pd', missing: 0, bins: bins(10) }],
      combine: { rule },
      grades: [
        { grade: 'A', minScore: 600, pd: 0.01 },
        { grade: 'B', minScore: 590, pd: 0.02 },
        { grade: 'C', pd: 0.3 },
      ],
    }),
  );
  const [assessed] = records(
    customer(policy).on(1, { x: 0 }, { signals: { EXTERNAL_RATING: { pd: 0 } } }),
    'RiskAssessed',
  );
  expect(assessed).toMatchObject({ behaviourScore: 585, externalScore: 590, score });
});

it('turns a scorecard in log odds into points', () => {
  const policy = compiled(
    withScorecard({
      units: 'logOdds',
      scaling: { pdo: 20, score: 600, odds: 50 },
      base: Math.log(50),
      behaviour: [
        {
          id: 'x',
          value: 'x',
          missing: 0,
          bins: [
            { to: 1, points: Math.LN2 },
            { from: 1, points: -2 * Math.LN2 },
          ],
        },
      ],
      grades: [
        { grade: 'A', minScore: 610, pd: 0.01 },
        { grade: 'B', minScore: 590, pd: 0.02 },
        { grade: 'C', pd: 0.3 },
      ],
    }),
  );
  const score = (x: number | null) => records(customer(policy).on(1, { x }), 'RiskAssessed')[0]?.score;
  expect([score(0), score(null), score(1)]).toEqual([620, 600, 560]);
});
