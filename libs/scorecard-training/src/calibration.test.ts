import { expect, it } from 'vitest';
import { calibrationOf } from './calibration.ts';

it('counts who was expected to go bad and who did, tenth by tenth', () => {
  // Ten rows of 0.1 with one bad, ten of 0.5 with seven.
  const predicted = [...new Array<number>(10).fill(0.1), ...new Array<number>(10).fill(0.5)];
  const bad = Uint8Array.from(predicted, (_, row) => Number(row === 0 || row > 12));
  const { classes, brier } = calibrationOf(predicted, bad);
  expect(classes).toHaveLength(10);
  expect(classes[0]).toEqual({ rows: 2, predicted: 0.1, observed: 0.5 });
  // (0.9² + 9 × 0.1² + 10 × 0.5²) / 20
  expect(brier).toBeCloseTo(0.17, 12);
});

it('gives the distance of Hosmer and Lemeshow', () => {
  const predicted = new Array<number>(10).fill(0.5);
  // A row a tenth, each 0.5 away: (0.5² / 0.25) ten times.
  expect(calibrationOf(predicted, new Uint8Array(10)).hosmerLemeshow).toBeCloseTo(10, 12);
});
