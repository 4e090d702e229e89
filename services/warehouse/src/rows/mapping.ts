import { rowOf, type Cells, type Column, type Row } from './columns.ts';

/** A row, or why there is none. */
export type Mapping = MappedRow | { readonly ok: false; readonly reason: string; readonly message: string };

/** A record as a row of its table. */
export class MappedRow {
  readonly ok = true;
  readonly cells: Cells;
  readonly columns: readonly Column[];

  constructor(columns: readonly Column[], cells: Cells) {
    this.columns = columns;
    this.cells = cells;
  }

  /** The row as people read it. */
  get row(): Row {
    return rowOf(this.columns, this.cells);
  }
}

/** A row as a store takes it: its cells, or its bytes in RowBinary for the types that the store told. */
export type StoredRow = Cells | Uint8Array;

/** Rows of one table, in the order of their columns. */
export interface Block {
  readonly columns: readonly Column[];
  readonly rows: readonly StoredRow[];
}

/** The rows of a block of cells as people read them. */
export function rowsOf({ columns, rows }: Block): readonly Row[] {
  return rows.map((cells) => {
    if (cells instanceof Uint8Array) throw new Error('rows in bytes are for a store that told its types');
    return rowOf(columns, cells);
  });
}
