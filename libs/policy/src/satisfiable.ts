import { COMPARATORS, type Bound, type Comparator, type Comparison, type Condition } from './document.ts';
import { ALL, intersect, isEmpty, MISSING, opposite, REALS, rangeOf, type Range } from './range.ts';

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
function boxesOf(condition: Condition, truth: boolean): readonly Box[] | null {
  if ('not' in condition) return boxesOf(condition.not, !truth);
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
    ...bounds.flatMap(({ bound }) => (typeof bound === 'object' ? [bound.of] : [])),
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

/** A relative bound is a bound on the quotient, a variable of its own. */
function boundBoxes(value: string, comparator: Comparator, bound: Bound, truth: boolean): readonly Box[] {
  const relative = typeof bound === 'object';
  const name = relative ? `${value} / ${bound.of}` : value;
  const level = Number(relative ? bound.times : bound);
  const ranges = truth ? [rangeOf(comparator, level)] : opposite(comparator, level);
  return ranges.map((range) => new Map([[name, range]]));
}
