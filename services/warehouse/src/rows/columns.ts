import { ClickHouseFailure, columnName, dateText, timestampText } from '@foreshock/clickhouse';
import { recordSchemas, type RecordName } from '@foreshock/contracts';
import { shapeOf, type AvroNode, type Shape } from './avro.ts';
import { present } from './present.ts';

/** A row of a table: column name → cell. */
export type Row = Readonly<Record<string, unknown>>;

export interface Column {
  readonly field: string;
  readonly column: string;
  /** @throws a `bad-data` failure on a value that the column cannot hold. */
  readonly cell: (value: unknown) => unknown;
}

/** @returns the columns of a record, one per field, in the schema's order. */
export function columnsOf(name: RecordName): readonly Column[] {
  const shape = shapeOf(recordSchemas[name] as AvroNode);
  if (shape.kind !== 'record') throw new Error(`${name} is no record`);
  return [...shape.fields].map(([field, of]) => ({ field, column: columnName(field), cell: cellOf(of) }));
}

/** @returns the row of a record. @throws a `bad-data` failure naming the field that does not fit. */
export function rowOf(columns: readonly Column[], record: object): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const { field, column, cell } of columns) {
    const value = (record as Readonly<Record<string, unknown>>)[field];
    row[column] = value === null || value === undefined ? null : cell(value);
  }
  return row;
}

function cellOf(shape: Shape): (value: unknown) => unknown {
  switch (shape.kind) {
    case 'date':
      return (value) => dateText(value as number);
    case 'timestamp':
      return (value) => timestampText(value as number);
    case 'number':
      return finite;
    case 'text':
    case 'boolean':
      return (value) => value;
    default:
      if (shape.kind === 'array' && shape.of.kind === 'text') return (value) => value;
      return (value) => JSON.stringify(present(shape, value));
  }
}

/** JSON has no NaN: it would arrive as null and be stored as 0. */
function finite(value: unknown): number {
  if (Number.isFinite(value)) return value as number;
  throw new ClickHouseFailure('bad-data', undefined, `${String(value)} is no finite number`, null);
}
