import type { Comparator, Expression } from './document.ts';
import { at } from './error.ts';
import { operationOf } from './expression.ts';
import type { Compared, Located } from './lower.ts';

/** One value, as it is or as it was, `times` it, `plus` a number. */
export interface Linear {
  readonly name: string;
  readonly path: string;
  readonly daysAgo: number | null;
  readonly times: number;
  readonly plus: number;
}

/** A comparison of one value with a number or with a multiple of another: what a threshold can say as well. */
export interface Plain {
  readonly value: Linear;
  readonly comparator: Comparator;
  readonly bound: number | Linear;
}

const FLIPPED: Readonly<Record<Comparator, Comparator>> = {
  lt: 'gt',
  lte: 'gte',
  gt: 'lt',
  gte: 'lte',
  eq: 'eq',
};

/** The comparison as a threshold; null where it is more than that. */
export function plainOf({ left, comparator, right }: Compared): Plain | null {
  const [first, second] = [linearOf(left), linearOf(right)];
  if (isBareNow(first) && second !== null) return { value: first, comparator, bound: second };
  if (isBareNow(second) && first !== null)
    return { value: second, comparator: FLIPPED[comparator], bound: first };
  return null;
}

function isBareNow(side: number | Linear | null): side is Linear {
  return typeof side === 'object' && side !== null && side.daysAgo === null && isBare(side);
}

function isBare({ times, plus }: Linear): boolean {
  return times === 1 && plus === 0;
}

/** Only what is rounded in the same way as the expression itself: `k × value ± c`, and numbers. */
function linearOf({ tree, path }: Located): number | Linear | null {
  const constant = constantOf(tree);
  if (constant !== null) return constant;
  const node = operationOf(tree);
  if (node === null) return { name: String(tree), path, daysAgo: null, times: 1, plus: 0 };
  const { op, operands } = node;
  if (op === 'ago')
    return {
      name: String(operands[0]),
      path: at(path, 1),
      daysAgo: Number(operands[1]),
      times: 1,
      plus: 0,
    };
  if (op !== '*' && op !== '+' && op !== '-') return null;
  const [first, second] = operands.map((operand, index) =>
    linearOf({ tree: operand, path: at(path, index + 1) }),
  );
  const [value, number] = typeof first === 'number' && op !== '-' ? [second, first] : [first, second];
  if (typeof value !== 'object' || value === null || typeof number !== 'number') return null;
  if (op === '*') return isBare(value) ? { ...value, times: number } : null;
  return value.plus === 0 ? { ...value, plus: op === '+' ? number : -number } : null;
}

function constantOf(tree: Expression): number | null {
  if (typeof tree === 'number') return tree;
  const node = operationOf(tree);
  if (node?.op !== 'neg') return null;
  const [operand] = node.operands;
  return typeof operand === 'number' ? -operand : null;
}
