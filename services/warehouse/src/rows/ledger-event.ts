import { clampedTimestampText, timestampText } from '@foreshock/clickhouse';
import { recordNames, recordSchemas, type Decoded, type RecordName } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { shapeOf, type AvroNode, type Shape } from './avro.ts';
import type { Row } from './columns.ts';
import { present } from './present.ts';

const shapes = new Map<RecordName, Shape>(
  recordNames.map((name) => [name, shapeOf(recordSchemas[name] as AvroNode)]),
);

/** The row of any record of the log; one that cannot be decoded gives a row too, with its bytes and the reason. */
export function ledgerEventRow(record: ConsumedRecord, decoded: Decoded): Row {
  const raw = {
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
    ts: clampedTimestampText(record.timestampMs),
    key_base64: record.key?.toString('base64') ?? null,
    value_base64: record.value?.toString('base64') ?? null,
  };
  if (!decoded.ok) return { ...raw, decode_error: `${decoded.reason}: ${decoded.message}` };
  const fields = decoded.record as { eventId?: string; customerId?: string; occurredAt?: number };
  return {
    ...raw,
    record_type: decoded.type,
    event_id: fields.eventId ?? '',
    customer_id: fields.customerId ?? '',
    occurred_at: fields.occurredAt === undefined ? null : timestampOrNull(fields.occurredAt),
    payload: JSON.stringify(present(shapes.get(decoded.type) as Shape, decoded.record)),
  };
}

const FIRST_MS = Date.UTC(1900, 0, 1);
const END_MS = Date.UTC(2300, 0, 1);

/** The log may hold any number as a time; the payload shows it, the column only what it can hold. */
const timestampOrNull = (ms: number) => (ms >= FIRST_MS && ms < END_MS ? timestampText(ms) : null);
