import type { AvroSchema } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';

/**
 * The uncompressed form of an exported log: this line, then frames. A frame is its kind (one byte), the length of the rest
 * (four bytes) and the rest; numbers are big-endian and unsigned. A schema comes before the first record that names it.
 *
 *     kind 1, a writer's schema: id (4), the Avro schema as JSON
 *     kind 2, a record: partition (4), offset (6), milliseconds since 1970-01-01 (6), key, value
 *
 * Key and value are a flag byte (0: null, then nothing follows) and, for 1, a length (4) and the bytes as on the log.
 */
export const FIRST_LINE = Buffer.from('foreshock-log 1\n');
export const SCHEMA = 1;
export const RECORD = 2;
/** Of a frame: kind and length. */
export const HEAD_BYTES = 5;
const RECORD_HEAD_BYTES = 16;

export function schemaFrame(id: number, schema: AvroSchema): Buffer {
  const text = Buffer.from(JSON.stringify(schema));
  const frame = frameOf(SCHEMA, 4 + text.length);
  frame.writeUInt32BE(id, HEAD_BYTES);
  text.copy(frame, HEAD_BYTES + 4);
  return frame;
}

export function recordFrame({ partition, offset, timestampMs, key, value }: ConsumedRecord): Buffer {
  const frame = frameOf(RECORD, RECORD_HEAD_BYTES + bytesOf(key) + bytesOf(value));
  let at = frame.writeUInt32BE(partition, HEAD_BYTES);
  at = frame.writeUIntBE(offset, at, 6);
  at = frame.writeUIntBE(timestampMs, at, 6);
  at = writeBytes(frame, at, key);
  writeBytes(frame, at, value);
  return frame;
}

export function readSchema(bytes: Buffer, from: number, to: number): { id: number; schema: AvroSchema } {
  const schema = JSON.parse(bytes.toString('utf8', from + 4, to)) as AvroSchema;
  return { id: bytes.readUInt32BE(from), schema };
}

/** A record of the log as a consumer gets it: views on `bytes`, no copies. */
export function readRecord(bytes: Buffer, from: number): ConsumedRecord {
  const key = readBytes(bytes, from + RECORD_HEAD_BYTES);
  const value = readBytes(bytes, key.next);
  return {
    topic: 'ledger.events',
    partition: bytes.readUInt32BE(from),
    offset: bytes.readUIntBE(from + 4, 6),
    timestampMs: bytes.readUIntBE(from + 10, 6),
    key: key.end < key.start ? null : bytes.subarray(key.start, key.end),
    value: value.end < value.start ? null : bytes.subarray(value.start, value.end),
    headers: {},
    raw: { bytes, keyStart: key.start, keyEnd: key.end, valueStart: value.start, valueEnd: value.end },
  };
}

function frameOf(kind: number, length: number): Buffer {
  const frame = Buffer.allocUnsafe(HEAD_BYTES + length);
  frame.writeUInt8(kind, 0);
  frame.writeUInt32BE(length, 1);
  return frame;
}

const bytesOf = (part: Buffer | null): number => (part === null ? 1 : 5 + part.length);

function writeBytes(frame: Buffer, at: number, part: Buffer | null): number {
  const next = frame.writeUInt8(part === null ? 0 : 1, at);
  if (part === null) return next;
  const start = frame.writeUInt32BE(part.length, next);
  return start + part.copy(frame, start);
}

/** Where they lie; a null one ends before it starts. */
function readBytes(bytes: Buffer, at: number): { start: number; end: number; next: number } {
  if (bytes[at] === 0) return { start: at + 1, end: at, next: at + 1 };
  const start = at + 5;
  const end = start + bytes.readUInt32BE(at + 1);
  return { start, end, next: end };
}
