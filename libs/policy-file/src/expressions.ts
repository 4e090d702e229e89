import { canonicalJson, type Expression, type PolicyError } from '@foreshock/policy';
import { isCelError, parseCel, type ParsedCel } from './cel.ts';

/** The expressions of a document, by JSON pointer to the condition. */
export type Expressions = ReadonlyMap<string, ParsedCel>;

export interface WithTrees {
  readonly value: unknown;
  readonly expressions: Expressions;
  readonly errors: readonly (PolicyError | ExpressionError)[];
}

/** An error inside an expression's text; `path` leads to the text. */
export interface ExpressionError extends PolicyError {
  readonly offset: number;
}

/**
 * The document with the tree of every expression beside its text. A tree that is there already must be what the text
 * says: people approve the text, the tree is what runs.
 */
export function withTrees(document: unknown): WithTrees {
  const expressions = new Map<string, ParsedCel>();
  const errors: (PolicyError | ExpressionError)[] = [];
  const around: unknown[] = [];
  const walk = (node: unknown, path: string): unknown => {
    // An alias inside its own anchor has no end; what it is in is refused for its shape.
    if (typeof node !== 'object' || node === null || around.includes(node)) return node;
    around.push(node);
    const walked = inside(node, path);
    around.pop();
    return walked;
  };
  const inside = (node: object, path: string): unknown => {
    if (Array.isArray(node)) return node.map((item, index) => walk(item, `${path}/${index}`));
    const entries = Object.entries(node);
    const written = entries.find(([key]) => key === 'cel')?.[1] as unknown;
    if (typeof written === 'string') return expanded(node, written, path);
    return Object.fromEntries(entries.map(([key, item]) => [key, walk(item, `${path}/${escaped(key)}`)]));
  };
  const expanded = (condition: object, text: string, path: string): unknown => {
    const parsed = parseCel(text);
    if (isCelError(parsed)) {
      errors.push({ path: `${path}/cel`, ...parsed });
      return condition;
    }
    if ('tree' in condition && !isSame(condition.tree, parsed.tree)) {
      const message = 'the tree beside the text does not say the same: leave it out';
      errors.push({ path: `${path}/tree`, message, atKey: true });
      return condition;
    }
    expressions.set(path, parsed);
    return { ...condition, tree: parsed.tree };
  };
  return { value: walk(document, ''), expressions, errors };
}

function isSame(tree: unknown, parsed: Expression): boolean {
  return canonicalJson(tree) === canonicalJson(parsed);
}

/** An error inside a tree as one inside the text that the tree was made from; null for any other error. */
export function inText(error: PolicyError, expressions: Expressions): ExpressionError | null {
  const found = /^(.*)\/tree((?:\/\d+)*)$/.exec(error.path);
  const offset = found === null ? undefined : expressions.get(found[1]!)?.offsets.get(found[2]!);
  if (offset === undefined) return null;
  const { message, nearest, ...rest } = error;
  const meant = nearest === undefined ? {} : { nearest: nearest.replace(/^\$/, 'params.') };
  // A parameter is called `params.name` there.
  return {
    ...rest,
    ...meant,
    message: message.replace(/"\$(\w+)"/, '"params.$1"'),
    path: `${found![1]!}/cel`,
    offset,
  };
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
