import { ClickHouseFailure, columnName, dateText, timestampText } from '@foreshock/clickhouse';
import { recordSchemas, type RecordName } from '@foreshock/contracts';
import { shapeOf, type AvroNode, type Shape } from './avro.ts';
import { jsonText } from './json-text.ts';
import { isDay, isTime } from './span.ts';

/** A row by column name, as people read it: dates and times are texts. */
export type Row = Readonly<Record<string, unknown>>;

/** A row in the order of its table's columns: dates are days, times milliseconds; undefined is the column's default. */
export type Cells = readonly unknown[];

export interface Column {
  readonly column: string;
  /** A cell as people read it. */
  readonly shown: (cell: unknown) => unknown;
}

export interface FieldColumn extends Column {
  readonly field: string;
  /** @throws a `bad-data` failure on a value that the column cannot hold. */
  readonly cell: (value: unknown) => unknown;
}

/** A column whose cells are what they are. */
export const plain = (column: string): Column => ({ column, shown: (cell) => cell });

/** A column of times, in milliseconds. */
export const time = (column: string): Column => ({ column, shown: orNull(timestampText) });

/** @returns the columns of a record, one per field, in the schema's order. */
export function columnsOf(name: RecordName): readonly FieldColumn[] {
  const shape = shapeOf(recordSchemas[name] as AvroNode);
  if (shape.kind !== 'record') throw new Error(`${name} is no record`);
  return [...shape.fields].map(([field, of]) => ({ field, column: columnName(field), ...cellsOf(of) }));
}

/** The row of cells; a cell that is absent is left out. */
export function rowOf(columns: readonly Column[], cells: Cells): Row {
  const named = columns.map(({ column, shown }, at) => [column, cells[at], shown] as const);
  const present = named.filter(([, cell]) => cell !== undefined);
  return Object.fromEntries(present.map(([column, cell, shown]) => [column, shown(cell)]));
}

function cellsOf(shape: Shape): Pick<FieldColumn, 'cell' | 'shown'> {
  const shown = (cell: unknown): unknown => cell;
  switch (shape.kind) {
    case 'date':
      return { cell: checked(isDay), shown: orNull(dateText) };
    case 'timestamp':
      return { cell: checked(isTime), shown: orNull(timestampText) };
    case 'number':
      return { cell: checked(Number.isFinite), shown };
    case 'text':
    case 'boolean':
      return { cell: (value) => value, shown };
    default:
      if (shape.kind === 'array' && shape.of.kind === 'text') return { cell: (value) => value, shown };
      return { cell: jsonText(shape), shown };
  }
}

function checked(fits: (value: unknown) => boolean): (value: unknown) => unknown {
  return (value) => {
    if (fits(value)) return value;
    throw new ClickHouseFailure('bad-data', undefined, `${String(value)} does not fit its column`, null);
  };
}

function orNull(show: (cell: number) => string): (cell: unknown) => string | null {
  return (cell) => (cell === null ? null : show(cell as number));
}
