import { expect, it } from 'vitest';
import { informationValue, weightOfEvidence } from './woe.ts';

const total = { goods: 80, bads: 20 };
const low = { goods: 20, bads: 15 };
const high = { goods: 60, bads: 5 };

it('weighs a bin by the shares of goods and bads in it', () => {
  // 20/80 against 15/20, and 60/80 against 5/20.
  expect(weightOfEvidence(low, total)).toBeCloseTo(Math.log(0.25 / 0.75), 12);
  expect(weightOfEvidence(high, total)).toBeCloseTo(Math.log(0.75 / 0.25), 12);
});

it('sums them up to the information value', () => {
  // (0.25 − 0.75) × −1.0986 + (0.75 − 0.25) × 1.0986
  expect(informationValue([low, high], total)).toBeCloseTo(1.0986123, 7);
});

it('takes an empty cell for half a customer', () => {
  expect(weightOfEvidence({ goods: 40, bads: 0 }, total)).toBeCloseTo(Math.log(0.5 / (0.5 / 20)), 12);
});
