import type { Decoder } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { plain, type Cells, type Column } from '../rows/columns.ts';
import { POSITION_COLUMNS, positionCells, RAW_COLUMNS, rawCells } from '../rows/raw.ts';
import type { StoredRow } from '../rows/mapping.ts';
import type { TableSpec } from '../rows/tables.ts';

/** A row with the record that it came from. */
export interface MappedRecord {
  readonly record: ConsumedRecord;
  readonly row: StoredRow;
}

/** Consecutive records of one partition as rows: `rows` for the topic's table, `refused` for the raw table. */
export interface Chunk {
  readonly table: string;
  readonly columns: readonly Column[];
  /** `topic-partition-min-max`. */
  readonly token: string;
  readonly rows: readonly MappedRecord[];
  readonly refused: readonly Cells[];
}

/** A record's row in bytes, where it has one without being decoded. */
export type Pack = (record: ConsumedRecord) => Uint8Array | null;

/** Pure: @returns the rows of one partition's records. @param records at least one, in offset order. */
export function chunkOf(
  spec: TableSpec,
  records: readonly ConsumedRecord[],
  decoder: Decoder,
  pack: Pack = () => null,
): Chunk {
  const rows: MappedRecord[] = [];
  const refused: Cells[] = [];
  for (const record of records) {
    const packed = pack(record);
    if (packed !== null) {
      rows.push({ record, row: packed });
      continue;
    }
    const mapping = spec.map(record, spec.decodes ? decoder.decode(record.value) : null);
    if (mapping.ok) rows.push({ record, row: mapping.cells });
    else refused.push(refusedRow(record, mapping.reason, mapping.message));
  }
  return { table: spec.table, columns: spec.columns, token: tokenOf(records), rows, refused };
}

/** The raw table's columns. */
export const REFUSED_COLUMNS: readonly Column[] = [
  ...['reason', 'message'].map(plain),
  ...RAW_COLUMNS,
  ...POSITION_COLUMNS,
];

/** The raw table's row of a record that could not become one of its own table. */
export function refusedRow(record: ConsumedRecord, reason: string, message: string): Cells {
  return [reason, message, ...rawCells(record), ...positionCells(record)];
}

/** @returns the deduplication token of records of one partition, in offset order. */
export function tokenOf(records: readonly ConsumedRecord[]): string {
  const first = records[0];
  const last = records.at(-1);
  if (first === undefined || last === undefined) throw new Error('a chunk has at least one record');
  return `${first.topic}-${first.partition}-${first.offset}-${last.offset}`;
}
