import type { ConsumedRecord } from '@foreshock/streaming';
import { plain, type Cells, type Column } from './columns.ts';
import { POSITION_COLUMNS, positionCells, RAW_COLUMNS, rawCells } from './raw.ts';

export const DEAD_LETTER_COLUMNS: readonly Column[] = [
  ...['topic', 'partition', 'offset', 'stage', 'reason', 'message'].map(plain),
  ...RAW_COLUMNS,
  ...POSITION_COLUMNS,
];

/** The cells of a dead letter; its place in the log and its reason stand in Kafka Connect's headers (KIP-298). */
export function deadLetterCells(record: ConsumedRecord): Cells {
  const header = (name: string) => record.headers[`__connect.errors.${name}`]?.toString() ?? '';
  return [
    header('topic'),
    integer(header('partition')),
    integer(header('offset')),
    header('stage'),
    header('exception.class.name'),
    header('exception.message'),
    ...rawCells(record),
    ...positionCells(record),
  ];
}

const integer = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : null);
