import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileCondition } from './condition.ts';
import { COMPARATORS, type Condition } from './document.ts';
import { reporter } from './error.ts';
import { ALL } from './range.ts';
import { satisfiable } from './satisfiable.ts';
import { valueTable } from './values.ts';

const anywhere = () => ALL;

it.each<[string, Condition, boolean]>([
  ['an interval', { value: 'x', gte: 1, lt: 2 }, true],
  ['an empty interval', { value: 'x', gt: 1, lte: 1 }, false],
  ['a value and its opposite', { all: [{ value: 'x', gte: 1 }, { not: { value: 'x', gte: 1 } }] }, false],
  [
    'missing and a bound',
    {
      all: [
        { value: 'x', missing: true },
        { value: 'x', gt: 0 },
      ],
    },
    false,
  ],
  [
    'missing counted as met',
    {
      all: [
        { value: 'x', missing: true },
        { value: 'x', gt: 0, missing: true },
      ],
    },
    true,
  ],
  ['not of a missing value', { all: [{ value: 'x', missing: true }, { not: { value: 'x', gt: 0 } }] }, true],
  [
    'a quotient both ways',
    {
      all: [
        { value: 'x', gte: { of: 'y', times: 0.5 } },
        { value: 'x', lt: { of: 'y', times: 0.3 } },
      ],
    },
    false,
  ],
])('%s', (_, condition, expected) => {
  expect(satisfiable([condition], anywhere)).toBe(expected);
});

it('stays within the range that a value can take', () => {
  const counts = () => ({ ...ALL, from: 0, fromIncluded: true });
  expect(satisfiable([{ value: 'x', lt: 0 }], counts)).toBe(false);
  expect(satisfiable([{ value: 'x', lte: 0 }], counts)).toBe(true);
});

it('gives up on what unfolds into too many cases', () => {
  const either: Condition = {
    any: [
      { value: 'x', gt: 0 },
      { value: 'y', gt: 0 },
    ],
  };
  const names = Array.from({ length: 12 }, (_, index) => `v${index}`);
  const all = names.map((value): Condition => ({
    any: [
      { value, gt: 0 },
      { value, lt: 0 },
    ],
  }));
  expect(satisfiable([either, { all }], anywhere)).toBeNull();
});

const comparison = fc
  .record({
    value: fc.constantFrom('x', 'y'),
    comparator: fc.constantFrom(...COMPARATORS),
    level: fc.integer({ min: 0, max: 3 }),
    missing: fc.constantFrom(undefined, true, false),
  })
  .map(({ value, comparator, level, missing }): Condition => ({
    value,
    [comparator]: level,
    ...(missing === undefined ? {} : { missing }),
  }));
const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).node;

it('finds a condition satisfiable exactly when some values satisfy it', () => {
  const candidates = [NaN, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5];
  const table = valueTable(['x', 'y'], reporter([]));
  table.slotOf('x', '');
  table.slotOf('y', '');
  fc.assert(
    fc.property(condition, (tree) => {
      const { test } = compileCondition(tree, '', table);
      const found = candidates.some((x) => candidates.some((y) => test(Float64Array.of(x, y))));
      const answer = satisfiable([tree], anywhere);
      expect(answer ?? found).toBe(found);
    }),
  );
});
