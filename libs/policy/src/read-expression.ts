import type { Expression } from './document.ts';
import { at, type Report } from './error.ts';
import { OPERATIONS, type Kind } from './expression.ts';
import { nearestName } from './nearest.ts';
import { show, type Read } from './read.ts';

const MAX_DEPTH = 20;
const KNOWN = [...OPERATIONS.keys(), '?:', 'has', 'ago'];

/** The tree of a condition: known operations only, each on as many operands of the kinds it takes, at most 20 deep. */
export const readExpression: Read<Expression> = (value, path, report) =>
  isOf('truth', value, path, report, 0) ? (value as Expression) : undefined;

const NAMED: Readonly<Record<Kind, string>> = { number: 'a number', truth: 'true or false' };

function isOf(kind: Kind, value: unknown, path: string, report: Report, depth: number): boolean {
  const refuse = (message: string, nearest?: string): false => {
    report(path, message, nearest);
    return false;
  };
  if (depth > MAX_DEPTH) return refuse(`the expression is nested more than ${MAX_DEPTH} deep`);
  if (!Array.isArray(value)) {
    const isThere = kind === 'truth' ? typeof value === 'boolean' : isNumberOrName(value);
    return isThere || refuse(`${show(value)} is not ${NAMED[kind]}`);
  }
  const [op, ...operands] = value as unknown[];
  const are = (kinds: readonly Kind[]): boolean =>
    operands.length === kinds.length
      ? operands
          .map((operand, index) => isOf(kinds[index]!, operand, at(path, index + 1), report, depth + 1))
          .every(Boolean)
      : refuse(`${show(op)} takes ${kinds.length} values, not ${operands.length}`);
  if (op === '?:') return are(['truth', kind, kind]);
  if (op === 'has') {
    if (kind !== 'truth') return refuse(`${show(op)} gives ${NAMED.truth}, not ${NAMED[kind]}`);
    return are(['number']) && (isName(operands[0]) || refuse('has() asks for a name'));
  }
  if (op === 'ago') {
    if (kind !== 'number') return refuse(`${show(op)} gives ${NAMED.number}, not ${NAMED[kind]}`);
    return are(['number', 'number']) && (isAgo(operands) || refuse('ago() takes a name and 1 to 365 days'));
  }
  const operation = OPERATIONS.get(String(op));
  if (operation === undefined) return refuse(`unknown operation ${show(op)}`, nearestName(String(op), KNOWN));
  const { takes, gives, min, max } = operation;
  if (gives !== kind) return refuse(`${show(op)} gives ${NAMED[gives]}, not ${NAMED[kind]}`);
  if (operands.length < min || operands.length > max)
    return refuse(
      `${show(op)} takes ${min === max ? min : `${min} to ${max}`} values, not ${operands.length}`,
    );
  return are(operands.map(() => takes));
}

function isNumberOrName(value: unknown): boolean {
  return (typeof value === 'number' && Number.isFinite(value)) || (typeof value === 'string' && value !== '');
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && !value.startsWith('$');
}

function isAgo([name, days]: readonly unknown[]): boolean {
  return isName(name) && Number.isInteger(days) && Number(days) >= 1 && Number(days) <= 365;
}
