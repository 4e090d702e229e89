import { COMPARATORS } from '@foreshock/policy';

/** A part of a policy that is compared as one: a number, a text, a condition, a list of words. */
export type Leaf = unknown;

export type Fields = ReadonlyMap<string, Leaf>;

/** The fields of a part by their names, `a.b` for inner ones; the entries of a list go by what names them. */
export function fieldsOf(part: unknown): Fields {
  const fields = new Map<string, Leaf>();
  collect(part, '', fields);
  return fields;
}

function collect(part: unknown, name: string, into: Map<string, Leaf>): void {
  if (isLeaf(part)) {
    into.set(name, part);
    return;
  }
  const entries = Array.isArray(part)
    ? part.map((item, index): [string, unknown] => named(item, index))
    : Object.entries(part as object);
  for (const [key, inner] of entries) collect(inner, name === '' ? key : `${name}.${key}`, into);
}

/** What names an entry of a list, in the order in which a name is looked for. */
const NAMES = ['id', 'grade', 'kind', 'value', 'severity'] as const;

function named(item: unknown, index: number): [string, unknown] {
  if (typeof item !== 'object' || item === null) return [String(index + 1), item];
  const entry = item as Readonly<Record<string, unknown>>;
  if ('points' in entry)
    return [`[${text(entry['from'], '−∞')}, ${text(entry['to'], '∞')})`, entry['points']];
  const name = NAMES.find((field) => typeof entry[field] === 'string');
  if (name === undefined) return [String(index + 1), item];
  const { [name]: value, ...rest } = entry;
  return [value as string, rest];
}

const text = (end: unknown, open: string): string => (typeof end === 'number' ? String(end) : open);

function isLeaf(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return true;
  if (Array.isArray(part)) return part.every((item) => typeof item !== 'object' || item === null);
  return isCondition(part) || isText(part);
}

const COMPARISON: ReadonlySet<string> = new Set(['value', 'missing', ...COMPARATORS]);

/** Whether a part is a condition, which is read as a whole. */
export function isCondition(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if (['all', 'any', 'not', 'cel'].some((key) => key in part)) return true;
  const keys = Object.keys(part);
  return 'value' in part && keys.length > 1 && keys.every((key) => COMPARISON.has(key));
}

/** Whether a part is a text for people, in both languages. */
export function isText(part: unknown): boolean {
  return typeof part === 'object' && part !== null && Object.keys(part).sort().join() === 'en,zh';
}
