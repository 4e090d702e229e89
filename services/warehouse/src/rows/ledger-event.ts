import { recordNames, recordSchemas, type Decoded, type RecordName } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { shapeOf, type AvroNode } from './avro.ts';
import { plain, time, type Cells, type Column } from './columns.ts';
import { jsonText } from './json-text.ts';
import { base64, clamped } from './raw.ts';
import { isTime } from './span.ts';

const payloads = new Map<RecordName, (record: unknown) => string>(
  recordNames.map((name) => [name, jsonText(shapeOf(recordSchemas[name] as AvroNode))]),
);

export const LEDGER_EVENT_COLUMNS: readonly Column[] = [
  ...['topic', 'partition', 'offset'].map(plain),
  time('ts'),
  ...['key_base64', 'value_base64', 'record_type', 'event_id', 'customer_id'].map(plain),
  time('occurred_at'),
  ...['payload', 'decode_error'].map(plain),
];

/** The cells of any record of the log; one that cannot be decoded has its bytes and the reason. */
export function ledgerEventCells(record: ConsumedRecord, decoded: Decoded): Cells {
  const { topic, partition, offset, timestampMs, key, value } = record;
  const place = [topic, partition, offset, clamped(timestampMs), base64(key), base64(value)];
  if (!decoded.ok) {
    const error = `${decoded.reason}: ${decoded.message}`;
    return [...place, undefined, undefined, undefined, undefined, undefined, error];
  }
  const { eventId, customerId, occurredAt } = decoded.record as Partial<Identified>;
  // The log may hold any number as a time; the payload shows it, the column only what it can hold.
  const at = isTime(occurredAt) ? occurredAt : null;
  const payload = (payloads.get(decoded.type) as (record: unknown) => string)(decoded.record);
  return [...place, decoded.type, eventId ?? '', customerId ?? '', at, payload, undefined];
}

interface Identified {
  readonly eventId: string;
  readonly customerId: string;
  readonly occurredAt: number;
}
