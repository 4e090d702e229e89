import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from './day.ts';
import {
  addToSeries,
  advanceSeries,
  createSeries,
  nextSeriesChange,
  zoneSum,
  type SeriesLayout,
} from './series.ts';

type Step = { readonly day: Day; readonly value: number } | { readonly roll: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      arbitrary: fc.record({
        day: fc.integer({ min: -30, max: 60 }),
        value: fc.integer({ min: -3, max: 3 }),
      }),
      weight: 3,
    },
    { arbitrary: fc.record({ roll: fc.integer({ min: 0, max: 12 }) }), weight: 1 },
  ),
  { maxLength: 120, size: 'max' },
);

/** Sum of all values whose age lies in the zone. */
function recount(
  added: readonly { day: Day; value: number }[],
  today: Day,
  bounds: readonly number[],
  zone: number,
): number {
  const from = zone === 0 ? -Infinity : bounds[zone - 1]!;
  const to = bounds[zone] ?? Infinity;
  const inZone = added.filter(({ day }) => today - day >= from && today - day < to);
  return inZone.reduce((sum, { value }) => sum + value, 0);
}

test.each([false, true])('zone sums are what a recount of all values gives (forgets: %s)', (forgets) => {
  const layout: SeriesLayout = { columns: 2, bounds: [0, 3, 10, 20], forgets };
  fc.assert(
    fc.property(steps, (all) => {
      const series = createSeries(layout, 0);
      const added: { day: Day; value: number }[] = [];
      for (const step of all) {
        if ('roll' in step) {
          const next = nextSeriesChange(series);
          const before = [...series.zones];
          advanceSeries(series, series.today + step.roll);
          if (next === null || next > series.today) expect(series.zones).toEqual(before);
        } else {
          added.push(step);
          addToSeries(series, step.day, [step.value, 2 * step.value]);
        }
        for (let zone = 0; zone <= 4; zone++) {
          const wanted = recount(added, series.today, layout.bounds, zone);
          expect([zoneSum(series, 0, zone, zone), zoneSum(series, 1, zone, zone)]).toEqual([
            wanted,
            2 * wanted,
          ]);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('a series that forgets stays small, one cell a day at most', () => {
  const series = createSeries({ columns: 1, bounds: [0, 30], forgets: true }, 0);
  for (let today = 0; today < 1000; today++) {
    advanceSeries(series, today);
    for (let i = 0; i < 3; i++) addToSeries(series, today, [1]);
    addToSeries(series, today - 500, [1]);
  }
  expect(series.days.length).toBeLessThan(50);
  expect(zoneSum(series, 0, 0, 2)).toBe(4000);
  expect(zoneSum(series, 0, 1, 1)).toBe(90);
});

test('a cell that comes to nothing is gone', () => {
  const series = createSeries({ columns: 2, bounds: [0], forgets: false }, 0);
  addToSeries(series, 5, [1, 0]);
  addToSeries(series, 5, [-1, 0]);
  expect(series.days).toEqual([]);
  expect(nextSeriesChange(series)).toBeNull();
});
