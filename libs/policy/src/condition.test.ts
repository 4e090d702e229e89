import { describe, expect, it } from 'vitest';
import { compileCondition } from './condition.ts';
import type { Condition } from './document.ts';
import { reporter } from './error.ts';
import { valueTable } from './values.ts';

const table = valueTable(['x', 'y'], reporter([]));
table.slotOf('x', '');
table.slotOf('y', '');

function holds(condition: Condition, x: number | null, y: number | null = null): boolean {
  return compileCondition(condition, '', table).test(Float64Array.of(x ?? NaN, y ?? NaN));
}

describe('a comparison', () => {
  it.each([
    ['lt', [true, false, false]],
    ['lte', [true, true, false]],
    ['gt', [false, false, true]],
    ['gte', [false, true, true]],
    ['eq', [false, true, false]],
  ] as const)('%s 5 at 4, 5 and 6', (comparator, expected) => {
    expect([4, 5, 6].map((x) => holds({ value: 'x', [comparator]: 5 }, x))).toEqual(expected);
  });

  it('needs all of its bounds', () => {
    expect([0, 1, 2].map((x) => holds({ value: 'x', gte: 1, lt: 2 }, x))).toEqual([false, true, false]);
  });

  it('is false on a missing value, and true where it says so', () => {
    expect(holds({ value: 'x', lt: 5 }, null)).toBe(false);
    expect(holds({ value: 'x', lt: 5, missing: true }, null)).toBe(true);
    expect(holds({ value: 'x', lt: 5, missing: true }, 6)).toBe(false);
  });

  it('without bounds asks whether the value is known', () => {
    expect([null, 0].map((x) => holds({ value: 'x', missing: true }, x))).toEqual([true, false]);
    expect([null, 0].map((x) => holds({ value: 'x', missing: false }, x))).toEqual([false, true]);
  });

  it('holds a value against a multiple of another', () => {
    const half: Condition = { value: 'x', gte: { of: 'y', times: 0.5 } };
    expect(holds(half, 5, 10)).toBe(true);
    expect(holds(half, 4, 10)).toBe(false);
    expect(holds(half, 4, null)).toBe(false);
    expect(holds({ ...half, missing: true }, 4, null)).toBe(true);
  });
});

it('combines with all, any and not', () => {
  const x: Condition = { value: 'x', gt: 0 };
  const y: Condition = { value: 'y', gt: 0 };
  const corners = [0, 1].flatMap((a) => [0, 1].map((b) => [a, b] as const));
  const table2 = (condition: Condition) => corners.map(([a, b]) => holds(condition, a, b));
  expect(table2({ all: [x, y] })).toEqual([false, false, false, true]);
  expect(table2({ any: [x, y] })).toEqual([false, true, true, true]);
  expect(table2({ not: { any: [x, y] } })).toEqual([true, false, false, false]);
  expect(table2({ all: [x, y, { not: x }] })).toEqual([false, false, false, false]);
});

it('shows what was held against which level', () => {
  const condition: Condition = {
    any: [
      { value: 'x', gte: 3 },
      { value: 'y', lt: { of: 'x', times: 2 } },
    ],
  };
  const evidence = compileCondition(condition, '', table).evidence(Float64Array.of(2, NaN));
  expect(evidence).toEqual([
    { name: 'x', value: 2, threshold: 3, points: null, met: false },
    { name: 'y', value: null, threshold: 4, points: null, met: false },
  ]);
});
