import type { ConsumedRecord } from '@foreshock/streaming';
import type { Row } from './columns.ts';
import { positionCells, rawCells } from './raw.ts';

/** The row of a dead letter; its place in the log and its reason stand in Kafka Connect's headers (KIP-298). */
export function deadLetterRow(record: ConsumedRecord): Row {
  const header = (name: string) => record.headers[`__connect.errors.${name}`]?.toString() ?? '';
  return {
    topic: header('topic'),
    partition: integer(header('partition')),
    offset: integer(header('offset')),
    stage: header('stage'),
    reason: header('exception.class.name'),
    message: header('exception.message'),
    ...rawCells(record),
    ...positionCells(record),
  };
}

const integer = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : null);
