import type { Expression } from './document.ts';
import { at } from './error.ts';
import { operationOf } from './expression.ts';
import type { Test } from './predicates.ts';
import type { Values, ValueTable } from './values.ts';

/** A number of an expression ready to be worked out, NaN where a value is missing, and the slots that it reads. */
export interface CompiledNumber {
  readonly read: (values: Values) => number;
  readonly slots: readonly number[];
}

/** A truth value inside a number, which decides between two others. */
export type CompileTruth = (
  tree: Expression,
  path: string,
) => { readonly test: Test; readonly slots: readonly number[] };

/** Compiles a number of an expression whose parameters are resolved. Unknown names are reported through the table. */
export function compileNumber(
  tree: Expression,
  path: string,
  table: ValueTable,
  truth: CompileTruth,
): CompiledNumber {
  if (typeof tree === 'number') return { read: () => tree, slots: [] };
  const node = operationOf(tree);
  if (node === null) return readingSlot(table.slotOf(String(tree), path));
  const { op, operands } = node;
  if (op === 'ago')
    return readingSlot(table.pastSlotOf(String(operands[0]), Number(operands[1]), at(path, 1)));
  const number = (index: number): CompiledNumber =>
    compileNumber(operands[index]!, at(path, index + 1), table, truth);
  if (op === '?:') {
    const { test, slots } = truth(operands[0]!, at(path, 1));
    const [yes, no] = [number(1), number(2)];
    const read = (values: Values): number => (test(values) ? yes.read(values) : no.read(values));
    return { read, slots: [...slots, ...yes.slots, ...no.slots] };
  }
  const parts = operands.map((_, index) => number(index));
  return {
    read: arithmetic(
      op,
      parts.map(({ read }) => read),
    ),
    slots: parts.flatMap(({ slots }) => slots),
  };
}

function readingSlot(slot: number): CompiledNumber {
  return { read: (values) => values[slot]!, slots: [slot] };
}

type Read = CompiledNumber['read'];

function arithmetic(op: string, reads: readonly Read[]): Read {
  const [a, b] = reads as [Read, Read];
  switch (op) {
    case '+':
      return (values) => a(values) + b(values);
    case '-':
      return (values) => a(values) - b(values);
    case '*':
      return (values) => a(values) * b(values);
    case '/':
      return (values) => quotient(a(values), b(values));
    case 'neg':
      return (values) => -a(values);
    case 'abs':
      return (values) => Math.abs(a(values));
    case 'min':
      return (values) => Math.min(...reads.map((read) => read(values)));
    default:
      return (values) => Math.max(...reads.map((read) => read(values)));
  }
}

/** A share of nothing is no number: it counts as missing. */
function quotient(dividend: number, divisor: number): number {
  return divisor === 0 ? NaN : dividend / divisor;
}
