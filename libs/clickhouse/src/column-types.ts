import type { ClickHouse } from './port.ts';

/** Column → type, as the server tells it. */
export type ColumnTypes = ReadonlyMap<string, string>;

/** The types of a table's columns, asked for once; empty, and asked for again, while there is no such table. */
export function columnTypes(query: ClickHouse['query']): (table: string) => Promise<ColumnTypes> {
  const known = new Map<string, ColumnTypes>();
  return async (table) => {
    const before = known.get(table);
    if (before !== undefined) return before;
    const rows = await query<{ name: string; type: string }>(
      'SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String}',
      { table },
    );
    const types: ColumnTypes = new Map(rows.map(({ name, type }) => [name, type]));
    if (types.size > 0) known.set(table, types);
    return types;
  };
}
