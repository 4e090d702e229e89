import { isMap, isPair, isScalar, isSeq, isAlias, type Document, type LineCounter, type Node } from 'yaml';

export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Where a JSON pointer stands in the file; the deepest existing part of it for what is missing. */
export function placeOf(document: Document.Parsed, lines: LineCounter, pointer: string): Place {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const key of keys) {
    const inside = isAlias(node) ? (node.resolve(document) ?? null) : node;
    const [next, start] = child(inside, key);
    if (start === null) break;
    node = next;
    offset = start;
  }
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** A map's member is found at its key where its value is a collection or missing: that is the word to look at. */
function child(node: Node | null, key: string): [Node | null, number | null] {
  if (isSeq(node)) {
    const item = node.items[Number(key)] as Node | undefined;
    return [item ?? null, item?.range?.[0] ?? null];
  }
  if (!isMap(node)) return [null, null];
  const pair = node.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key,
  );
  if (pair === undefined) return [null, null];
  const value = pair.value as Node | null;
  const at = isScalar(value) ? value : (pair.key as Node);
  return [value, at.range?.[0] ?? null];
}
