import { COMPARATORS, type Bound, type Comparator, type Comparison, type Condition } from './document.ts';
import { at } from './error.ts';
import { textOf } from './expression.ts';
import { plainOf, type Linear, type Plain } from './linear.ts';
import { lower, type Compared, type Located, type Lowered } from './lower.ts';
import { compileNumber, type CompileTruth } from './number.ts';
import {
  all,
  any,
  comparedTest,
  constantTest,
  isKnown,
  isMissing,
  multipleTest,
  not,
  type Test,
} from './predicates.ts';
import { isPastName, type Values, type ValueTable } from './values.ts';

export type { Test } from './predicates.ts';

/** One line of a decision's evidence: what was held against which level. */
export interface Evidence {
  readonly name: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly points: number | null;
  readonly met: boolean;
}

/** A value held against a level: `level`, or `level` times the value in another slot, plus `plus`. */
export interface Reading {
  readonly slot: number;
  readonly comparator: Comparator;
  readonly level: number;
  readonly ofSlot: number | null;
  readonly plus: number;
}

/** A condition ready to run, and ready to be shown. */
export interface CompiledCondition {
  readonly test: Test;
  readonly evidence: (values: Values) => readonly Evidence[];
  readonly readings: readonly Reading[];
  /** Slots of which every change may turn it, beside the readings. */
  readonly anyChange: readonly number[];
  /** A comparison with a plain number without which it never holds; null where none is found. */
  readonly needed: Reading | null;
}

/** Compiles a condition whose parameters are resolved. Unknown names are reported through the table. */
export function compileCondition(
  condition: Condition | Lowered,
  path: string,
  table: ValueTable,
): CompiledCondition {
  if ('all' in condition) {
    const parts = compileParts(condition.all, at(path, 'all'), table);
    const needed = parts.find((part) => part.needed !== null)?.needed ?? null;
    return { test: all(parts.map((part) => part.test)), ...together(parts), needed };
  }
  if ('any' in condition) {
    const parts = compileParts(condition.any, at(path, 'any'), table);
    return { test: any(parts.map((part) => part.test)), ...together(parts), needed: null };
  }
  if ('not' in condition) {
    const part = compileCondition(condition.not, at(path, 'not'), table);
    return { ...part, test: not(part.test), needed: null };
  }
  if ('tree' in condition) {
    const treePath = at(path, 'tree');
    return compileCondition(lower(condition.tree, treePath), treePath, table);
  }
  if ('left' in condition) return compileCompared(condition, table);
  if ('known' in condition) return compileKnown(condition.known, table);
  return compileComparison(condition, path, table);
}

function compileParts(
  conditions: readonly (Condition | Lowered)[],
  path: string,
  table: ValueTable,
): readonly CompiledCondition[] {
  return conditions.map((part, index) => compileCondition(part, at(path, index), table));
}

function together(parts: readonly CompiledCondition[]): Omit<CompiledCondition, 'test' | 'needed'> {
  return {
    evidence: (values) => parts.flatMap((part) => part.evidence(values)),
    readings: parts.flatMap((part) => part.readings),
    anyChange: parts.flatMap((part) => part.anyChange),
  };
}

function compileComparison(comparison: Comparison, path: string, table: ValueTable): CompiledCondition {
  const slot = table.slotOf(comparison.value, at(path, 'value'));
  const bounds = COMPARATORS.flatMap((comparator) => {
    const bound = comparison[comparator];
    return bound === undefined ? [] : [readingOf(slot, comparator, bound, at(path, comparator), table)];
  });
  return compileBounds(comparison.value, slot, bounds, comparison.missing === true, table);
}

function compileBounds(
  name: string,
  slot: number,
  bounds: readonly Reading[],
  whenMissing: boolean,
  table: ValueTable,
): CompiledCondition {
  const tests = bounds.map(testOf);
  const slots = [slot, ...bounds.flatMap(({ ofSlot }) => ofSlot ?? [])];
  const missing = any(slots.map(isMissing));
  const test = testOfComparison(whenMissing, tests, missing, slot);
  const evidence = (values: Values): readonly Evidence[] => {
    const shown = { name, value: orNull(values[slot]!), points: null };
    if (bounds.length === 0) return [{ ...shown, threshold: null, met: test(values) }];
    return bounds.flatMap((bound, index) => {
      const met = tests[index]!(values) || (whenMissing && missing(values));
      return [{ ...shown, threshold: orNull(levelOf(bound, values)), met }, ...before(bound, values, met)];
    });
  };
  /** A level that comes of the past is shown with what it comes of. */
  const before = ({ ofSlot }: Reading, values: Values, met: boolean): readonly Evidence[] =>
    ofSlot === null || !isPastName(table.names[ofSlot]!)
      ? []
      : [{ name: table.names[ofSlot]!, value: orNull(values[ofSlot]!), threshold: null, points: null, met }];
  const needed = whenMissing ? null : (bounds.find(({ ofSlot }) => ofSlot === null) ?? null);
  return { test, evidence, readings: bounds, anyChange: [], needed };
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
  if (typeof bound !== 'object') return { slot, comparator, level: Number(bound), ofSlot: null, plus: 0 };
  const { of, times = 1, plus = 0, daysAgo } = bound;
  const ofPath = at(path, 'of');
  const ofSlot = daysAgo === undefined ? table.slotOf(of, ofPath) : table.pastSlotOf(of, daysAgo, ofPath);
  return { slot, comparator, level: Number(times), ofSlot, plus: Number(plus) };
}

/** Whether a value is known: there is no level of it to watch. */
function compileKnown({ tree, path }: Located, table: ValueTable): CompiledCondition {
  const name = String(tree);
  return compileBounds(name, table.slotOf(name, path), [], false, table);
}

function compileCompared(compared: Compared, table: ValueTable): CompiledCondition {
  const plain = plainOf(compared);
  if (plain !== null) return compilePlain(plain, table);
  const truth: CompileTruth = (tree, path) => {
    const { test, readings, anyChange } = compileCondition(lower(tree, path), path, table);
    return { test, slots: [...anyChange, ...readings.flatMap(slotsOf)] };
  };
  const side = ({ tree, path }: Located) => compileNumber(tree, path, table, truth);
  const [left, right] = [side(compared.left), side(compared.right)];
  const name = textOf(compared.left.tree);
  const test = comparedTest(left.read, compared.comparator, right.read);
  const evidence = (values: Values): readonly Evidence[] => {
    const [value, threshold] = [orNull(left.read(values)), orNull(right.read(values))];
    return [{ name, value, threshold, points: null, met: test(values) }];
  };
  return { test, evidence, readings: [], anyChange: [...left.slots, ...right.slots], needed: null };
}

function compilePlain({ value, comparator, bound }: Plain, table: ValueTable): CompiledCondition {
  const slot = slotOfLinear(value, table);
  const reading: Reading =
    typeof bound === 'number'
      ? { slot, comparator, level: bound, ofSlot: null, plus: 0 }
      : { slot, comparator, level: bound.times, ofSlot: slotOfLinear(bound, table), plus: bound.plus };
  return compileBounds(value.name, slot, [reading], false, table);
}

function slotOfLinear({ name, path, daysAgo }: Linear, table: ValueTable): number {
  return daysAgo === null ? table.slotOf(name, path) : table.pastSlotOf(name, daysAgo, path);
}

function slotsOf({ slot, ofSlot }: Reading): readonly number[] {
  return ofSlot === null ? [slot] : [slot, ofSlot];
}

/** The test of a reading. */
export function testOf(reading: Reading): Test {
  const { slot, comparator, level, ofSlot, plus } = reading;
  if (ofSlot === null) return constantTest(slot, comparator, level);
  if (plus === 0) return multipleTest(slot, comparator, ofSlot, level);
  return comparedTest(
    (values) => values[slot]!,
    comparator,
    (values) => levelOf(reading, values),
  );
}

/** The level that a value is held against at present. */
export function levelOf(
  { level, ofSlot, plus }: Pick<Reading, 'level' | 'ofSlot' | 'plus'>,
  values: Values,
): number {
  return ofSlot === null ? level : levelFrom(values[ofSlot]!, level, plus);
}

/** The level that comes of a multiple of a value. */
export function levelFrom(of: number, times: number, plus: number): number {
  return of * times + plus;
}

export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
