import type { Row } from '../rows/columns.ts';
import type { Block } from '../rows/mapping.ts';
import type { ConsumedRecord } from '@foreshock/streaming';

/** A record as the consumer hands it over. */
export function consumed(part: Partial<ConsumedRecord> & { readonly offset: number }): ConsumedRecord {
  return {
    topic: 'risk.warnings',
    partition: 0,
    timestampMs: Date.UTC(2013, 5, 30, 12),
    key: Buffer.from('c-1'),
    value: null,
    headers: {},
    ...part,
  };
}

/** Rows that have the same columns, as a store takes them; cells are as a table holds them. */
export function blockOf(rows: readonly Row[]): Block {
  const names = Object.keys(rows[0] ?? {});
  const columns = names.map((column) => ({ column, shown: (cell: unknown) => cell }));
  return { columns, rows: rows.map((row) => names.map((name) => row[name])) };
}
