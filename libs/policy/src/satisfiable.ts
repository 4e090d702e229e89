import {
  COMPARATORS,
  type Bound,
  type Comparator,
  type Comparison,
  type Condition,
  type Expression,
  type RelativeBound,
} from './document.ts';
import { operationOf, textOf } from './expression.ts';
import { plainOf, type Plain } from './linear.ts';
import { lower, type Compared, type Lowered } from './lower.ts';
import { ALL, intersect, isEmpty, MISSING, opposite, REALS, rangeOf, type Range } from './range.ts';
import { pastName } from './values.ts';

/** What a conjunction of comparisons asks of each variable; a variable it does not name is free. */
type Box = ReadonlyMap<string, Range>;

const MAX_BOXES = 2_000;

/** The range that a variable's values can take at all. */
export type DomainOf = (name: string) => Range;

/**
 * Whether some values make all the conditions true at once; null where the conditions are too large to tell. Values
 * are taken as independent of each other, so "yes" may be wrong for two indicators that move together, "no" never is.
 */
export function satisfiable(conditions: readonly Condition[], domainOf: DomainOf): boolean | null {
  const boxes = boxesOf({ all: conditions }, true);
  if (boxes === null) return null;
  return boxes.some((box) => [...box].every(([name, range]) => !isEmpty(intersect(range, domainOf(name)))));
}

/** The condition (or its negation, for `truth` false) as a union of boxes. */
function boxesOf(condition: Lowered, truth: boolean): readonly Box[] | null {
  if ('not' in condition) return boxesOf(condition.not, !truth);
  if ('tree' in condition) return boxesOf(lower(condition.tree, ''), truth);
  if ('left' in condition) return comparedBoxes(condition, truth);
  if ('known' in condition)
    return comparisonBoxes({ value: String(condition.known.tree), missing: false }, truth);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  if (parts === null) return comparisonBoxes(condition as Comparison, truth);
  const conjunction = 'all' in condition === truth;
  let union: readonly Box[] = conjunction ? [new Map()] : [];
  for (const part of parts) {
    const boxes = boxesOf(part, truth);
    if (boxes === null) return null;
    union = conjunction
      ? union.flatMap((left) => boxes.flatMap((right) => meet(left, right) ?? []))
      : [...union, ...boxes];
    if (union.length > MAX_BOXES) return null;
  }
  return union;
}

function meet(left: Box, right: Box): Box | null {
  const met = new Map(left);
  for (const [name, range] of right) {
    const both = intersect(met.get(name) ?? ALL, range);
    if (isEmpty(both)) return null;
    met.set(name, both);
  }
  return met;
}

function comparisonBoxes(comparison: Comparison, truth: boolean): readonly Box[] {
  const bounds = COMPARATORS.flatMap((comparator) => {
    const bound = comparison[comparator];
    return bound === undefined ? [] : [{ comparator, bound }];
  });
  const named = [
    comparison.value,
    ...bounds.flatMap(({ bound }) => (typeof bound === 'object' ? [otherOf(bound)] : [])),
  ];
  const known: Box = new Map(named.map((name) => [name, REALS]));
  const whenMissing = named.map((name): Box => new Map([[name, MISSING]]));
  const pieces = bounds.map(({ comparator, bound }) =>
    boundBoxes(comparison.value, comparator, bound, truth),
  );
  const whenKnown = truth
    ? pieces.reduce((union, piece) => union.flatMap((a) => piece.flatMap((b) => meet(a, b) ?? [])), [
        known,
      ] as readonly Box[])
    : pieces.flat().flatMap((piece) => meet(known, piece) ?? []);
  const holdsWhenMissing = (comparison.missing === true) === truth;
  if (bounds.length === 0) return holdsWhenMissing ? whenMissing : [known];
  return holdsWhenMissing ? [...whenKnown, ...whenMissing] : whenKnown;
}

/**
 * A multiple of another value is a bound on the quotient, and one that lies a fixed number beside it a bound on the
 * difference: each a variable of its own.
 */
function boundBoxes(value: string, comparator: Comparator, bound: Bound, truth: boolean): readonly Box[] {
  const ranges = (level: number): readonly Range[] =>
    truth ? [rangeOf(comparator, level)] : opposite(comparator, level);
  if (typeof bound !== 'object') return ranges(Number(bound)).map((range) => new Map([[value, range]]));
  const [times, plus] = [Number(bound.times ?? 1), Number(bound.plus ?? 0)];
  const other = otherOf(bound);
  const difference = times === 1 ? differenceOf(value, other) : `${value} − ${times} × ${other}`;
  const differences = ranges(plus).map((range): Box => new Map([[difference, range]]));
  if (plus !== 0) return differences;
  const quotients = ranges(times).map((range): Box => new Map([[`${value} / ${other}`, range]]));
  if (times !== 1) return quotients;
  // Both say the same, so that it may be held against either.
  return quotients.map((quotient, index) => new Map([...quotient, ...differences[index]!]));
}

function otherOf({ of, daysAgo }: RelativeBound): string {
  return daysAgo === undefined ? of : pastName(of, daysAgo);
}

export function differenceOf(value: string, other: string): string {
  return `${value} − ${other}`;
}

/** What is no threshold is a variable of its own: what stands on the left, less or divided by what is on the right. */
function comparedBoxes(compared: Compared, truth: boolean): readonly Box[] {
  const plain = plainOf(compared);
  if (plain !== null) {
    const { value, comparator, bound } = plain;
    return comparisonBoxes({ value: value.name, [comparator]: boundOf(bound) }, truth);
  }
  const { left, comparator, right } = compared;
  const [name, level] = quotientOf(textOf(left.tree), right.tree);
  const ranges = truth ? [rangeOf(comparator, level)] : opposite(comparator, level);
  const known = ranges.map((range): Box => new Map([[name, range]]));
  return truth ? known : [...known, new Map([[name, MISSING]])];
}

function boundOf(bound: Plain['bound']): Bound {
  if (typeof bound === 'number') return bound;
  const { name, daysAgo, times, plus } = bound;
  return { of: name, times, plus, ...(daysAgo === null ? {} : { daysAgo }) };
}

function quotientOf(left: string, right: Expression): readonly [name: string, level: number] {
  if (typeof right === 'number') return [left, right];
  const node = operationOf(right);
  const [factor, of] = node?.op === '*' ? node.operands : [];
  if (typeof factor === 'number') return [`${left} / ${textOf(of!)}`, factor];
  return [differenceOf(left, textOf(right)), 0];
}
