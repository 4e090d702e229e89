import { isMap, isPair, isScalar, isSeq, isAlias, type Document, type LineCounter, type Node } from 'yaml';

export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Where exactly at the pointer. */
export interface Spot {
  /** At the name at its end instead of the value. */
  readonly atKey: boolean;
  /** So many characters into the text that stands there; null for the whole of it. */
  readonly offset: number | null;
  /** The whole file. */
  readonly text: string;
}

/** Where a JSON pointer stands in the file; the deepest existing part of it for what is missing. */
export function placeOf(
  document: Document.Parsed,
  lines: LineCounter,
  pointer: string,
  { atKey, offset: into, text }: Spot,
): Place {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, key] of keys.entries()) {
    const found = child(isAlias(node) ? (node.resolve(document) ?? null) : node, key);
    if (found === null) break;
    node = found.value;
    const wantsKey = (atKey && depth === keys.length - 1) || !isScalar(node);
    offset = (wantsKey ? found.key : node)?.range?.[0] ?? offset;
  }
  if (into !== null && isScalar(node) && typeof node.value === 'string')
    offset = placeInScalar(text, node.range![0], node.value, into);
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** A collection is pointed at by its key: that is the word to look at. An item of a list has no key but itself. */
function child(node: Node | null, key: string): { key: Node | null; value: Node | null } | null {
  if (isSeq(node)) {
    const item = node.items[Number(key)] as Node | undefined;
    return item === undefined ? null : { key: item, value: item };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key,
  );
  return pair === undefined ? null : { key: pair.key as Node, value: pair.value as Node | null };
}

/**
 * Where a character of a scalar stands in the file. The file has more than the value: quotes, a block's header,
 * indentation, escapes; it has all of the value's characters in their order, but a folded line's end for a space.
 */
function placeInScalar(text: string, start: number, value: string, offset: number): number {
  let at = /[|>]/.test(text[start]!) ? text.indexOf('\n', start) : start;
  if (/["']/.test(text[start]!)) at++;
  for (let index = 0; index <= Math.min(offset, value.length - 1); index++, at++) {
    const isBlank = /\s/.test(value[index] ?? '');
    while (at < text.length && !(isBlank ? /\s/.test(text[at]!) : text[at] === value[index])) at++;
  }
  return offset < value.length ? at - 1 : at;
}
