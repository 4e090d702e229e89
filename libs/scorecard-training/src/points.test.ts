import { scaling } from '@foreshock/policy';
import { expect, it } from 'vitest';
import { probabilityOf, scoresOf, toPoints } from './points.ts';

const SCALE = { pdo: 20, score: 600, odds: 50 };

it('scales PDO 20 and 600 at 50:1 to factor 28.8539 and offset 487.123', () => {
  expect(scaling(SCALE).factor).toBeCloseTo(28.8539, 4);
  expect(scaling(SCALE).offset).toBeCloseTo(487.123, 3);
  expect(probabilityOf(600, SCALE)).toBeCloseTo(1 / 51, 12);
  expect(probabilityOf(620, SCALE)).toBeCloseTo(1 / 101, 12);
});

it('turns weights of evidence into whole points, and the points into scores', () => {
  const counts = { goods: 1, bads: 1 };
  const card = toPoints(
    {
      characteristics: [
        {
          name: 'debt',
          informationValue: 1,
          missing: { ...counts, woe: -0.5 },
          bins: [
            { ...counts, from: -Infinity, to: 0.6, woe: 1 },
            { ...counts, from: 0.6, to: Infinity, woe: -2 },
          ],
        },
      ],
      fit: { intercept: 2, coefficients: [0.5], standardErrors: [0.1], iterations: 1 },
    },
    SCALE,
  );
  // 487.123 + 28.8539 × 2; 28.8539 × 0.5 × 1, × −2, × −0.5
  expect(card).toMatchObject({
    base: 545,
    characteristics: [{ cuts: [0.6], points: [14, -29], missing: -7 }],
  });
  const sample = {
    columns: new Map([['debt', Float64Array.of(0.59, 0.6, Number.NaN)]]),
    bad: Uint8Array.of(0, 1, 0),
  };
  expect([...scoresOf(card, sample)]).toEqual([559, 516, 538]);
});
