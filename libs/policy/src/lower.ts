import type { Comparator, Comparison, Expression, ExpressionCondition } from './document.ts';
import { at } from './error.ts';
import { COMPARED_BY, operationOf } from './expression.ts';

/** A part of an expression, and where it stands in the document. */
export interface Located {
  readonly tree: Expression;
  readonly path: string;
}

/** Two numbers of an expression held against each other. */
export interface Compared {
  readonly left: Located;
  readonly comparator: Comparator;
  readonly right: Located;
}

/** Whether the value of a name is known. */
export interface Known {
  readonly known: Located;
}

/** A condition whose expressions may have become the conditions that they say. */
export type Lowered =
  | Comparison
  | ExpressionCondition
  | Compared
  | Known
  | { readonly all: readonly Lowered[] }
  | { readonly any: readonly Lowered[] }
  | { readonly not: Lowered };

/** What the tree of a condition says, in terms of `all`, `any` and `not` over comparisons of numbers. */
export function lower(tree: Expression, path: string): Lowered {
  const node = operationOf(tree);
  if (node === null) return tree === true ? { all: [] } : { any: [] };
  const { op, operands } = node;
  const operand = (index: number): Located => ({
    tree: operands[index]!,
    path: at(path, index + 1),
  });
  const truth = (index: number): Lowered => lower(operands[index]!, at(path, index + 1));
  const compared = (comparator: Comparator): Compared => ({
    left: operand(0),
    comparator,
    right: operand(1),
  });
  switch (op) {
    case '&&':
      return { all: operands.map((_, index) => truth(index)) };
    case '||':
      return { any: operands.map((_, index) => truth(index)) };
    case '!':
      return { not: truth(0) };
    case '?:':
      return { any: [{ all: [truth(0), truth(1)] }, { all: [{ not: truth(0) }, truth(2)] }] };
    case 'has':
      return { known: operand(0) };
    // A missing value is neither equal nor unequal.
    case '!=':
      return { any: [compared('lt'), compared('gt')] };
    default:
      return compared(COMPARED_BY[op]!);
  }
}
