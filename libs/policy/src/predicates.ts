import type { Comparator } from './document.ts';
import type { Values } from './values.ts';

/*
 * Conditions as functions of the values, each of one shape: an evaluation runs dozens of them for every event, so there
 * is no list to walk and nothing to decide where it can be decided once.
 */

export type Test = (values: Values) => boolean;

export function isMissing(slot: number): Test {
  return (values) => Number.isNaN(values[slot]);
}

export function isKnown(slot: number): Test {
  return (values) => !Number.isNaN(values[slot]);
}

export function not(test: Test): Test {
  return (values) => !test(values);
}

export function all(tests: readonly Test[]): Test {
  const [first, second, third] = tests;
  switch (tests.length) {
    case 1:
      return first!;
    case 2:
      return (values) => first!(values) && second!(values);
    case 3:
      return (values) => first!(values) && second!(values) && third!(values);
    default:
      return (values) => tests.every((test) => test(values));
  }
}

export function any(tests: readonly Test[]): Test {
  const [first, second, third] = tests;
  switch (tests.length) {
    case 1:
      return first!;
    case 2:
      return (values) => first!(values) || second!(values);
    case 3:
      return (values) => first!(values) || second!(values) || third!(values);
    default:
      return (values) => tests.some((test) => test(values));
  }
}

/** The value in a slot against a number; false where it is missing. */
export function constantTest(slot: number, comparator: Comparator, level: number): Test {
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

/** The value in a slot against a multiple of another; false where one is missing. */
export function multipleTest(slot: number, comparator: Comparator, of: number, times: number): Test {
  switch (comparator) {
    case 'lt':
      return (values) => values[slot]! < values[of]! * times;
    case 'lte':
      return (values) => values[slot]! <= values[of]! * times;
    case 'gt':
      return (values) => values[slot]! > values[of]! * times;
    case 'gte':
      return (values) => values[slot]! >= values[of]! * times;
    case 'eq':
      return (values) => values[slot]! === values[of]! * times;
  }
}

/** Two numbers worked out of the values against each other; false where one is missing. */
export function comparedTest(
  left: (values: Values) => number,
  comparator: Comparator,
  right: (values: Values) => number,
): Test {
  return (values) => holds(left(values), comparator, right(values));
}

/** One number against another; false where one is missing. */
export function holds(value: number, comparator: Comparator, level: number): boolean {
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
