import { ByteSink, type ColumnTypes } from '@foreshock/clickhouse';
import { recordSchemas, type RecordName } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import type { AvroField } from '../rows/avro.ts';
import { clamped } from '../rows/raw.ts';
import { isTime } from '../rows/span.ts';
import { AvroBytes } from './avro-bytes.ts';
import { base64Length, writeBase64 } from './base64.ts';
import { fieldSteps } from './json-step.ts';
import { textStep } from './text.ts';
import { transcoderOf, type Transcoder } from './transcoder.ts';

/** What `ledgerEventCells` writes, in its order. */
const TYPES: Readonly<Record<string, string>> = {
  topic: 'LowCardinality(String)',
  partition: 'Int32',
  offset: 'Int64',
  ts: "DateTime64(3, 'UTC')",
  key_base64: 'Nullable(String)',
  value_base64: 'Nullable(String)',
  record_type: 'LowCardinality(String)',
  event_id: 'String',
  customer_id: 'String',
  occurred_at: "Nullable(DateTime64(3, 'UTC'))",
  payload: 'String',
  decode_error: 'String',
};

/** Who and when: what the columns show besides the payload, by the type that the schema has to give it. */
const SHOWN = { eventId: 'string', customerId: 'string', occurredAt: 'timestamp-millis' } as const;

/** The transcoder of one kind of event into `ledger_events`. Null where a field has no step. */
export function ledgerEventTranscoder(name: RecordName, types: ColumnTypes): Transcoder | null {
  const { fields } = recordSchemas[name] as { readonly fields: readonly AvroField[] };
  const parts = fieldSteps(fields);
  const isKnown = Object.entries(TYPES).every(([column, type]) => types.get(column) === type);
  if (parts === null || !isKnown || !fields.every(isShownPlainly)) return null;
  const payload = new ByteSink();
  const seen = new AvroBytes();
  const starts = new Map<string, number>();
  const show = (field: string): boolean => {
    const at = starts.get(field);
    if (at !== undefined) seen.at = at;
    return at !== undefined;
  };
  return transcoderOf((record, from, to) => {
    seen.reset(from.bytes, from.at, from.end);
    payload.clear();
    for (const { name: field, before, step } of parts) {
      if (field in SHOWN) starts.set(field, from.at);
      payload.copy(before, 0, before.length);
      step(from, payload);
    }
    payload.ascii('}');
    writePlace(record, to);
    to.text(name);
    for (const field of ['eventId', 'customerId']) {
      if (show(field)) textStep(seen, to);
      else to.uint8(0);
    }
    const hasTime = show('occurredAt') && isTime(seen.number());
    to.uint8(hasTime ? 0 : 1);
    if (hasTime) to.int64Of(seen.low, seen.high);
    const { bytes } = payload;
    to.size(bytes.length);
    to.copy(bytes, 0, bytes.length);
    to.uint8(0);
  });
}

function isShownPlainly({ name, type }: AvroField): boolean {
  const wanted = (SHOWN as Readonly<Record<string, string>>)[name];
  if (wanted === undefined || type === wanted) return true;
  return typeof type === 'object' && 'logicalType' in type && type.logicalType === wanted;
}

function writePlace(record: ConsumedRecord, to: ByteSink): void {
  to.text(record.topic);
  to.int32(record.partition);
  to.int64(record.offset);
  to.int64(clamped(record.timestampMs));
  const { raw } = record;
  if (raw === undefined) {
    const { key, value } = record;
    writeBytes(to, key, 0, key?.length ?? -1);
    writeBytes(to, value, 0, value?.length ?? -1);
    return;
  }
  writeBytes(to, raw.bytes, raw.keyStart, raw.keyEnd);
  writeBytes(to, raw.bytes, raw.valueStart, raw.valueEnd);
}

/** Bytes as base64 in a cell that may be null: these are where they end before they start. */
function writeBytes(to: ByteSink, bytes: Buffer | null, from: number, end: number): void {
  to.uint8(bytes === null || end < from ? 1 : 0);
  if (bytes === null || end < from) return;
  to.size(base64Length(end - from));
  writeBase64(to, bytes, from, end);
}
