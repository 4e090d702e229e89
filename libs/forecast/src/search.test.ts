import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastSufficient } from './search.ts';

describe('the least sufficient amount', () => {
  it('is exact to one, whatever the marks', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, fc.array(amount, { maxLength: 8 }), (least, max, marks) => {
        const found = leastSufficient(max, marks, (tried) => tried >= least);
        expect(found).toEqual(least <= max ? { amount: least, isMonotone: true } : null);
      }),
    );
  });

  it('of any test passes, and one less does not', () => {
    const flips = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(flips, fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 8 }), (at, marks) => {
        const suffices = (amount: number) => at.filter((flip) => flip <= amount).length % 2 === 1;
        const found = leastSufficient(500, marks, suffices);
        if (found === null) expect([...marks, 500].some(suffices)).toBe(false);
        else expect([suffices(found.amount), suffices(found.amount - 1)]).toEqual([true, false]);
      }),
    );
  });

  it('says so where more is worse than less', () => {
    const between = (amount: number) => amount >= 100 && amount < 300;
    expect(leastSufficient(500, [50, 200, 400], between)).toEqual({ amount: 100, isMonotone: false });
    expect(leastSufficient(500, [50, 400], between)).toBeNull();
  });
});
