import { parse, ParseError, type ASTNode } from '@marcbachmann/cel-js';
import type { Expression } from '@foreshock/policy';

/** An expression as data, and where each part of it stands in the text: by JSON pointer into the tree, from 0. */
export interface ParsedCel {
  readonly tree: Expression;
  readonly offsets: ReadonlyMap<string, number>;
}

/** What is wrong with an expression's text, and where. */
export interface CelError {
  readonly message: string;
  readonly offset: number;
}

type Parts = { readonly op: string; readonly operands: readonly ASTNode[] };

/** Parses an expression (CEL) into the tree that a policy carries. Names, kinds and operands are checked on compiling. */
export function parseCel(text: string): ParsedCel | CelError {
  const offsets = new Map<string, number>();
  try {
    return { tree: treeOf(parse(text).ast, '', offsets), offsets };
  } catch (error) {
    if (error instanceof ParseError) return { message: sentence(error), offset: error.range?.start ?? 0 };
    if (error instanceof Unsupported) return { message: error.message, offset: error.offset };
    throw error;
  }
}

export function isCelError(parsed: ParsedCel | CelError): parsed is CelError {
  return 'message' in parsed;
}

/** A part of CEL that a policy has no use for. */
class Unsupported extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

function treeOf(node: ASTNode, path: string, offsets: Map<string, number>): Expression {
  offsets.set(path, node.start);
  const leaf = leafOf(node);
  if (leaf !== null) return leaf;
  const { op, operands } = partsOf(node);
  return [op, ...operands.map((operand, index) => treeOf(operand, `${path}/${index + 1}`, offsets))];
}

function leafOf(node: ASTNode): Expression | null {
  switch (node.op) {
    case 'value':
      if (typeof node.args === 'boolean') return node.args;
      if (typeof node.args === 'number' || typeof node.args === 'bigint') return Number(node.args);
      throw new Unsupported('only numbers, true and false can be written out', node.start);
    case 'id':
      return node.args;
    case '.':
      return nameOf(node);
    default:
      return null;
  }
}

/** `signals.KIND.number`, `risk.score`; `params.name` is the parameter `$name`. */
function nameOf(node: ASTNode): string {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') throw new Unsupported('a name stands before a dot', node.start);
  const [before, field] = node.args;
  const name = `${nameOf(before)}.${field}`;
  return /^params\.\w+$/.test(name) ? `$${field}` : name;
}

const BINARY = new Set(['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=']);

function partsOf(node: ASTNode): Parts {
  switch (node.op) {
    case '&&':
    case '||':
      return { op: node.op, operands: chainOf(node, node.op) };
    case '!_':
      return { op: '!', operands: [node.args] };
    case '-_':
      return { op: 'neg', operands: [node.args] };
    case '?:':
      return { op: '?:', operands: node.args };
    case 'call':
      return { op: node.args[0], operands: node.args[1] };
    default:
      if (BINARY.has(node.op)) return { op: node.op, operands: node.args as readonly ASTNode[] };
      throw new Unsupported(`"${node.op}" is not part of a policy's expressions`, node.start);
  }
}

/** `a && b && c` is one operation on three. */
function chainOf(node: ASTNode, op: '&&' | '||'): readonly ASTNode[] {
  return node.op === op ? node.args.flatMap((part) => chainOf(part, op)) : [node];
}

function sentence({ summary, message }: ParseError): string {
  const text = summary ?? message;
  if (text.endsWith('EOF')) return 'the expression breaks off here';
  return text.charAt(0).toLowerCase() + text.slice(1);
}
