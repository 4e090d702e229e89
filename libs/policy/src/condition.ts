import { COMPARATORS, type Bound, type Comparator, type Comparison, type Condition } from './document.ts';
import { at } from './error.ts';
import { all, any, constantTest, isKnown, isMissing, multipleTest, not, type Test } from './predicates.ts';
import type { Values, ValueTable } from './values.ts';

export type { Test } from './predicates.ts';

/** One line of a decision's evidence: what was held against which level. */
export interface Evidence {
  readonly name: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly points: number | null;
  readonly met: boolean;
}

/** A value held against a level: `level`, or `level` times the value in another slot. */
export interface Reading {
  readonly slot: number;
  readonly comparator: Comparator;
  readonly level: number;
  readonly ofSlot: number | null;
}

/** A condition ready to run, and ready to be shown. */
export interface CompiledCondition {
  readonly test: Test;
  readonly evidence: (values: Values) => readonly Evidence[];
  readonly readings: readonly Reading[];
}

/** Compiles a condition whose parameters are resolved. Unknown names are reported through the table. */
export function compileCondition(condition: Condition, path: string, table: ValueTable): CompiledCondition {
  if ('all' in condition) {
    const parts = compileParts(condition.all, at(path, 'all'), table);
    return { test: all(parts.map((part) => part.test)), ...together(parts) };
  }
  if ('any' in condition) {
    const parts = compileParts(condition.any, at(path, 'any'), table);
    return { test: any(parts.map((part) => part.test)), ...together(parts) };
  }
  if ('not' in condition) {
    const part = compileCondition(condition.not, at(path, 'not'), table);
    return { ...part, test: not(part.test) };
  }
  return compileComparison(condition, path, table);
}

function compileParts(
  conditions: readonly Condition[],
  path: string,
  table: ValueTable,
): readonly CompiledCondition[] {
  return conditions.map((part, index) => compileCondition(part, at(path, index), table));
}

function together(parts: readonly CompiledCondition[]): Pick<CompiledCondition, 'evidence' | 'readings'> {
  return {
    evidence: (values) => parts.flatMap((part) => part.evidence(values)),
    readings: parts.flatMap((part) => part.readings),
  };
}

function compileComparison(comparison: Comparison, path: string, table: ValueTable): CompiledCondition {
  const slot = table.slotOf(comparison.value, at(path, 'value'));
  const bounds = COMPARATORS.flatMap((comparator) => {
    const bound = comparison[comparator];
    return bound === undefined ? [] : [readingOf(slot, comparator, bound, at(path, comparator), table)];
  });
  const tests = bounds.map(testOf);
  const slots = [slot, ...bounds.flatMap(({ ofSlot }) => ofSlot ?? [])];
  const missing = any(slots.map(isMissing));
  const test = testOfComparison(comparison.missing === true, tests, missing, slot);
  const evidence = (values: Values): readonly Evidence[] => {
    const shown = { name: comparison.value, value: orNull(values[slot]!), points: null };
    if (bounds.length === 0) return [{ ...shown, threshold: null, met: test(values) }];
    return bounds.map((bound, index) => ({
      ...shown,
      threshold: orNull(levelOf(bound, values)),
      met: tests[index]!(values) || (comparison.missing === true && missing(values)),
    }));
  };
  return { test, evidence, readings: bounds };
}

/** Comparisons with a missing value are false by themselves. */
function testOfComparison(whenMissing: boolean, tests: readonly Test[], missing: Test, slot: number): Test {
  if (tests.length === 0) return whenMissing ? missing : isKnown(slot);
  return whenMissing ? any([missing, all(tests)]) : all(tests);
}

function readingOf(
  slot: number,
  comparator: Comparator,
  bound: Bound,
  path: string,
  table: ValueTable,
): Reading {
  if (typeof bound !== 'object') return { slot, comparator, level: Number(bound), ofSlot: null };
  return { slot, comparator, level: Number(bound.times), ofSlot: table.slotOf(bound.of, at(path, 'of')) };
}

/** The test of a reading. */
export function testOf({ slot, comparator, level, ofSlot }: Reading): Test {
  return ofSlot === null
    ? constantTest(slot, comparator, level)
    : multipleTest(slot, comparator, ofSlot, level);
}

/** The level that a value is held against at present. */
export function levelOf({ level, ofSlot }: Reading, values: Values): number {
  return ofSlot === null ? level : values[ofSlot]! * level;
}

export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
