import { cellWriter, type ByteSink, type ColumnTypes } from '@foreshock/clickhouse';
import { recordSchemas, type RecordName } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import type { AvroField } from '../rows/avro.ts';
import { columnsOf, type Column } from '../rows/columns.ts';
import { POSITION_COLUMNS, positionCells } from '../rows/raw.ts';
import { cellStep } from './cell-step.ts';
import type { Step } from './step.ts';
import { transcoderOf, type Transcoder } from './transcoder.ts';

/**
 * The transcoder of one kind of record into its table's columns. Null where a field has no step, or where fields do not
 * come in the order of their columns.
 */
export function recordTranscoder(
  name: RecordName,
  constants: Readonly<Record<string, string>>,
  columns: readonly Column[],
  types: ColumnTypes,
): Transcoder | null {
  const { fields } = recordSchemas[name] as { readonly fields: readonly AvroField[] };
  const own = columnsOf(name).map(({ column }) => column);
  const steps: (Step | null)[] = columns.slice(0, -POSITION_COLUMNS.length).map(({ column }) => {
    const type = types.get(column);
    if (type === undefined) return null;
    const field = fields[own.indexOf(column)];
    return field === undefined ? fixed(type, constants[column]) : cellStep(field.type, type);
  });
  const read = columns.map(({ column }) => column).filter((column) => own.includes(column));
  const position = positionWriter(types);
  if (position === null || read.join() !== own.join() || !steps.every((step) => step !== null)) return null;
  return transcoderOf((record, from, to) => {
    for (const step of steps) step(from, to);
    position(record, to);
  });
}

function fixed(type: string, value: string | undefined): Step {
  const write = cellWriter(type);
  return (_from, to) => {
    write(to, value);
  };
}

function positionWriter(types: ColumnTypes): ((record: ConsumedRecord, to: ByteSink) => void) | null {
  const ofColumns = POSITION_COLUMNS.map(({ column }) => types.get(column));
  if (!ofColumns.every((type) => type !== undefined)) return null;
  const writers = ofColumns.map(cellWriter);
  return (record, to) => {
    const cells = positionCells(record);
    for (let i = 0; i < writers.length; i++) writers[i]!(to, cells[i]);
  };
}
