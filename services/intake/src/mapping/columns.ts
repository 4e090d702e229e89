import { asObject } from './field-reader.ts';

const NOT_FIELDS = new Set(['file', 'dates', 'numbers', 'allocations']);

/** Every column that a section reads, so that a missing one is told before a row is read. */
export function columnsOf(section: object): string[] {
  const found = Object.entries(section)
    .filter(([name]) => !NOT_FIELDS.has(name))
    .flatMap(([, spec]) => columnsOfSpec(spec));
  return [...new Set(found)];
}

function columnsOfSpec(spec: unknown): string[] {
  if (typeof spec === 'string') return [spec];
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) return [];
  const { column, columns } = asObject(spec);
  const nested = ['raisedOn', 'termsDays', 'creditedInvoiceId'].flatMap((name) =>
    columnsOfSpec((spec as Record<string, unknown>)[name]),
  );
  return [...(column === undefined ? [] : [column]), ...(columns ?? []), ...nested];
}

/** The nearest of some names by edit distance, for a message about one that is not there. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const distances = names.map(
    (each) => [editDistance(name.toLowerCase(), each.toLowerCase()), each] as const,
  );
  const [best] = distances.sort((a, b) => a[0] - b[0]);
  return best !== undefined && best[0] <= Math.max(2, name.length / 3) ? best[1] : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
