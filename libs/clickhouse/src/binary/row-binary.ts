import { ClickHouseFailure } from '../failure.ts';
import type { ColumnTypes } from '../column-types.ts';
import type { CellRows } from '../port.ts';
import { ByteSink } from './byte-sink.ts';
import { cellWriter } from './cell-writer.ts';

/** The rows in the format RowBinary. @throws `bad-data` naming the column whose value does not fit it */
export function rowBinary(table: string, { columns, rows }: CellRows, types: ColumnTypes): Buffer {
  const writers = columns.map((column) => {
    const type = types.get(column);
    if (type !== undefined) return cellWriter(type);
    throw new ClickHouseFailure('fatal', undefined, `${table} has no column ${column}`, null);
  });
  const sink = new ByteSink();
  for (const cells of rows) {
    if (cells instanceof Uint8Array) {
      sink.copy(cells, 0, cells.length);
      continue;
    }
    for (let i = 0; i < writers.length; i++) {
      try {
        writers[i]!(sink, cells[i]);
      } catch (error) {
        if (!(error instanceof ClickHouseFailure)) throw error;
        throw new ClickHouseFailure(error.kind, undefined, `${table}.${columns[i]}: ${error.message}`, error);
      }
    }
  }
  return sink.bytes;
}
