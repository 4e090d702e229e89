import type { Comparator, Expression } from './document.ts';

/*
 * What an expression's tree may be made of. The tree is data on the log, so it is read as carefully as any other input.
 */

/** Comparisons by their operator. */
export const COMPARED_BY: Readonly<Record<string, Comparator>> = {
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
  '==': 'eq',
};

/** Kinds of value: what an operation takes and what it gives. */
export type Kind = 'number' | 'truth';

interface Operation {
  readonly takes: Kind;
  readonly gives: Kind;
  readonly min: number;
  readonly max: number;
}

function operation(takes: Kind, gives: Kind, min: number, max = min): Operation {
  return { takes, gives, min, max };
}

const MAX_OPERANDS = 20;

/** `?:`, `has` and `ago` are read by themselves. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['&&', operation('truth', 'truth', 2, MAX_OPERANDS)],
  ['||', operation('truth', 'truth', 2, MAX_OPERANDS)],
  ['!', operation('truth', 'truth', 1)],
  ...['<', '<=', '>', '>=', '==', '!='].map((name) => [name, operation('number', 'truth', 2)] as const),
  ...['+', '-', '*', '/'].map((name) => [name, operation('number', 'number', 2)] as const),
  ['neg', operation('number', 'number', 1)],
  ['abs', operation('number', 'number', 1)],
  ['min', operation('number', 'number', 2, MAX_OPERANDS)],
  ['max', operation('number', 'number', 2, MAX_OPERANDS)],
]);

/** An operation and its operands; null for a number, a name or a truth value. */
export function operationOf(tree: Expression): { op: string; operands: readonly Expression[] } | null {
  if (typeof tree !== 'object') return null;
  const [op, ...operands] = tree;
  return { op: String(op), operands };
}

/** The expression as a person would write it. */
export function textOf(tree: Expression): string {
  const node = operationOf(tree);
  if (node === null) return String(tree);
  const parts = node.operands.map((operand) => textOf(operand));
  if (node.op === '?:') return `(${parts[0]} ? ${parts[1]} : ${parts[2]})`;
  if (node.op === 'ago') return parts.join('@');
  if (node.op === 'neg') return `-${parts[0]}`;
  if (node.op === '!') return `!(${parts[0]})`;
  if (/^[a-z]/.test(node.op)) return `${node.op}(${parts.join(', ')})`;
  return `(${parts.join(` ${node.op} `)})`;
}
