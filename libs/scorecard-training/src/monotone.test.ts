import fc from 'fast-check';
import { expect, it } from 'vitest';
import { badRate, rowsIn, totalOf, type CountedBin } from './counts.ts';
import { monotoneBins } from './monotone.ts';

const ladder = (counts: readonly (readonly [goods: number, bads: number])[]): CountedBin[] =>
  counts.map(([goods, bads], index) => ({
    from: index === 0 ? -Infinity : index,
    to: index === counts.length - 1 ? Infinity : index + 1,
    goods,
    bads,
  }));

it('pools the neighbours that turn back', () => {
  const bins = monotoneBins(
    ladder([
      [10, 10],
      [18, 2],
      [15, 5],
      [19, 1],
    ]),
    9,
  );
  // 50 %, then 10 % and 25 % as one of 17.5 %, then 5 %.
  expect(bins.map(({ goods, bads }) => [goods, bads])).toEqual([
    [10, 10],
    [33, 7],
    [19, 1],
  ]);
});

it('joins the pair that costs least where there are too many', () => {
  const bins = monotoneBins(
    ladder([
      [10, 30],
      [30, 10],
      [31, 9],
    ]),
    2,
  );
  expect(bins.map(({ to }) => to)).toEqual([1, Infinity]);
});

const cell = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));

it('is monotone, covers every number once, loses nobody and keeps no small bin, whatever the counts', () => {
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 8 }),
      (cells, maxBins) => {
        const before = ladder([[1, 1], ...cells]);
        const bins = monotoneBins(before, maxBins);
        const rates = bins.map(badRate);
        const steps = rates.slice(1).map((rate, index) => Math.sign(rate - rates[index]!));
        expect(new Set(steps).size).toBeLessThanOrEqual(1);
        expect(steps).not.toContain(0);
        expect(bins.length).toBeLessThanOrEqual(maxBins);
        expect(totalOf(bins)).toEqual(totalOf(before));
        expect([bins[0]!.from, bins.at(-1)!.to]).toEqual([-Infinity, Infinity]);
        bins.slice(1).forEach(({ from }, index) => expect(from).toBe(bins[index]!.to));
        if (bins.length > 1)
          expect(Math.min(...bins.map(rowsIn))).toBeGreaterThanOrEqual(0.05 * rowsIn(totalOf(before)));
      },
    ),
  );
});
