import { COMPARATORS, type Bound, type Comparator, type Comparison, type Condition } from './document.ts';
import { at } from './error.ts';
import type { Values, ValueTable } from './values.ts';

export type Test = (values: Values) => boolean;

/** One line of a decision's evidence: what was held against which level. */
export interface Evidence {
  readonly name: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly points: number | null;
  readonly met: boolean;
}

/** A condition ready to run, and ready to be shown. */
export interface CompiledCondition {
  readonly test: Test;
  readonly evidence: (values: Values) => readonly Evidence[];
}

/** Compiles a condition whose parameters are resolved. Unknown names are reported through the table. */
export function compileCondition(condition: Condition, path: string, table: ValueTable): CompiledCondition {
  if ('all' in condition) {
    const parts = condition.all.map((part, index) =>
      compileCondition(part, at(at(path, 'all'), index), table),
    );
    return { test: every(parts.map((part) => part.test)), evidence: together(parts) };
  }
  if ('any' in condition) {
    const parts = condition.any.map((part, index) =>
      compileCondition(part, at(at(path, 'any'), index), table),
    );
    const tests = parts.map((part) => part.test);
    return { test: (values) => tests.some((test) => test(values)), evidence: together(parts) };
  }
  if ('not' in condition) {
    const part = compileCondition(condition.not, at(path, 'not'), table);
    return { test: (values) => !part.test(values), evidence: part.evidence };
  }
  return compileComparison(condition, path, table);
}

function compileComparison(comparison: Comparison, path: string, table: ValueTable): CompiledCondition {
  const slot = table.slotOf(comparison.value, at(path, 'value'));
  const bounds = COMPARATORS.flatMap((comparator) => {
    const bound = comparison[comparator];
    return bound === undefined ? [] : [compileBound(slot, comparator, bound, at(path, comparator), table)];
  });
  const holds = every(bounds.map((bound) => bound.test));
  const isMissing: Test = (values) =>
    Number.isNaN(values[slot]) || bounds.some((bound) => Number.isNaN(bound.level(values)));
  const test: Test =
    comparison.missing === true
      ? bounds.length === 0
        ? isMissing
        : (values) => isMissing(values) || holds(values)
      : (values) => !isMissing(values) && holds(values);
  const evidence = (values: Values): readonly Evidence[] => {
    const shown = { name: comparison.value, value: orNull(values[slot]!), points: null };
    if (bounds.length === 0) return [{ ...shown, threshold: null, met: test(values) }];
    return bounds.map((bound) => ({
      ...shown,
      threshold: orNull(bound.level(values)),
      met: bound.test(values) || (comparison.missing === true && isMissing(values)),
    }));
  };
  return { test, evidence };
}

interface CompiledBound {
  readonly test: Test;
  readonly level: (values: Values) => number;
}

function compileBound(
  slot: number,
  comparator: Comparator,
  bound: Bound,
  path: string,
  table: ValueTable,
): CompiledBound {
  if (typeof bound !== 'object') {
    const level = Number(bound);
    return { level: () => level, test: constantTest(slot, comparator, level) };
  }
  const of = table.slotOf(bound.of, at(path, 'of'));
  const times = Number(bound.times);
  const level = (values: Values): number => values[of]! * times;
  return { level, test: (values) => compare(comparator, values[slot]!, level(values)) };
}

function constantTest(slot: number, comparator: Comparator, level: number): Test {
  switch (comparator) {
    case 'lt':
      return (values) => values[slot]! < level;
    case 'lte':
      return (values) => values[slot]! <= level;
    case 'gt':
      return (values) => values[slot]! > level;
    case 'gte':
      return (values) => values[slot]! >= level;
    case 'eq':
      return (values) => values[slot]! === level;
  }
}

function compare(comparator: Comparator, value: number, level: number): boolean {
  switch (comparator) {
    case 'lt':
      return value < level;
    case 'lte':
      return value <= level;
    case 'gt':
      return value > level;
    case 'gte':
      return value >= level;
    case 'eq':
      return value === level;
  }
}

function every(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (tests.length === 1) return first!;
  if (tests.length === 2) return (values) => first!(values) && second!(values);
  return (values) => tests.every((test) => test(values));
}

function together(parts: readonly CompiledCondition[]): CompiledCondition['evidence'] {
  return (values) => parts.flatMap((part) => part.evidence(values));
}

export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
