import type { ConsumedRecord } from '@foreshock/streaming';

/** The schema id of a record's framed value, read where it lies; null where it is not framed. */
export function schemaIdOf(record: ConsumedRecord): number | null {
  const { raw } = record;
  if (raw !== undefined) return idAt(raw.bytes, raw.valueStart, raw.valueEnd);
  const { value } = record;
  return value === null ? null : idAt(value, 0, value.length);
}

/** A zero, then the id as four bytes. */
function idAt(bytes: Buffer, from: number, to: number): number | null {
  if (to - from < 5 || bytes[from] !== 0) return null;
  const id = bytes.readInt32BE(from + 1);
  return id > 0 ? id : null;
}
