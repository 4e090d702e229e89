import { ClickHouseFailure, type FailureKind } from '@foreshock/clickhouse';
import type { Row } from '../rows/columns.ts';
import { rowsOf } from '../rows/mapping.ts';
import type { RowStore } from './row-store.ts';

/** What the next `append` does: fail before it stores, or store and then lose the answer. */
export type Fault = { readonly when: 'before' | 'after'; readonly kind: FailureKind };

export interface FakeStore extends RowStore {
  rows(table: string): readonly Row[];
  /** Rows per successful insert, in order. */
  readonly inserts: readonly { readonly table: string; readonly rows: number; readonly token: string }[];
  /** Faults of the coming appends, first come first served. */
  readonly faults: Fault[];
  /** A row that this refuses makes its whole insert fail as bad data. */
  accepts: (row: Row) => boolean;
}

/** Tables in memory with the same rules. */
export function createFakeStore(): FakeStore {
  const tables = new Map<string, Row[]>();
  const tokens = new Set<string>();
  const inserts: { table: string; rows: number; token: string }[] = [];
  const store: FakeStore = {
    inserts,
    faults: [],
    accepts: () => true,
    rows: (table) => tables.get(table) ?? [],
    position({ table, position: columns }, topic, partition) {
      const offsets = store
        .rows(table)
        .filter((row) => row[columns.topic] === topic && row[columns.partition] === partition)
        .map((row) => row[columns.offset] as number);
      return Promise.resolve(offsets.length === 0 ? null : Math.max(...offsets) + 1);
    },
    append: (table, block, token) =>
      Promise.resolve().then(() => {
        const rows = rowsOf(block);
        const fault = store.faults.shift();
        if (fault?.when === 'before') throw failure(fault.kind);
        if (!rows.every((row) => store.accepts(row))) throw failure('bad-data');
        if (!tokens.has(`${table} ${token}`)) {
          tokens.add(`${table} ${token}`);
          tables.set(table, [...store.rows(table), ...rows]);
          inserts.push({ table, rows: rows.length, token });
        }
        if (fault?.when === 'after') throw failure(fault.kind);
      }),
  };
  return store;
}

const failure = (kind: FailureKind) => new ClickHouseFailure(kind, undefined, `told to fail: ${kind}`, null);
