import { expect, it } from 'vitest';
import { fitLogistic } from './logistic.ts';

/** Rows of a two by two table: a feature of 0 or 1, and how many of the target there are. */
function table(off: readonly [number, number], on: readonly [number, number]) {
  const rows = [
    ...new Array<[number, number]>(off[0]).fill([0, 1]),
    ...new Array<[number, number]>(off[1]).fill([0, 0]),
    ...new Array<[number, number]>(on[0]).fill([1, 1]),
    ...new Array<[number, number]>(on[1]).fill([1, 0]),
  ];
  return {
    feature: Float64Array.from(rows, ([x]) => x),
    target: Uint8Array.from(rows, ([, y]) => y),
  };
}

it('finds the log odds ratio of a two by two table, and its standard error', () => {
  const { feature, target } = table([30, 10], [20, 60]);
  const fit = fitLogistic([feature], target);
  expect(fit.intercept).toBeCloseTo(Math.log(30 / 10), 4);
  expect(fit.coefficients[0]).toBeCloseTo(Math.log((20 * 10) / (60 * 30)), 4);
  // Woolf: √(1/30 + 1/10 + 1/20 + 1/60)
  expect(fit.standardErrors[0]).toBeCloseTo(Math.sqrt(0.2), 4);
});

it('gives one weight of evidence the coefficient 1 and the intercept of the log odds', () => {
  const { feature, target } = table([30, 10], [20, 60]);
  const [off, on] = [Math.log(30 / 50 / (10 / 70)), Math.log(20 / 50 / (60 / 70))];
  const fit = fitLogistic([feature.map((x) => (x === 1 ? on : off))], target);
  expect(fit.coefficients[0]).toBeCloseTo(1, 4);
  expect(fit.intercept).toBeCloseTo(Math.log(50 / 70), 4);
});

it('says that a target of one value has no fit', () => {
  expect(() => fitLogistic([Float64Array.of(1, 2)], Uint8Array.of(1, 1))).toThrow(/good and bad/);
});
