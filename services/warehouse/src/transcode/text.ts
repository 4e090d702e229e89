import { isUtf8 } from 'node:buffer';
import type { ByteSink } from '@foreshock/clickhouse';
import { NOT_PLAIN, type AvroBytes } from './avro-bytes.ts';

/** Moves a text behind its length, as the bytes that it has. Bytes that are no UTF-8 would read as other characters. */
export function textStep(from: AvroBytes, to: ByteSink): void {
  const end = from.blob();
  if (!isAscii(from.bytes, from.at, end) && !isUtf8(from.bytes.subarray(from.at, end))) throw NOT_PLAIN;
  to.size(end - from.at);
  to.copy(from.bytes, from.at, end);
  from.at = end;
}

/** Moves a text as JSON shows it. */
export function quotedStep(from: AvroBytes, to: ByteSink): void {
  const end = from.blob();
  const { bytes, at } = from;
  from.at = end;
  if (isUnescaped(bytes, at, end)) {
    to.uint8(QUOTE);
    to.copy(bytes, at, end);
    to.uint8(QUOTE);
    return;
  }
  const text = bytes.subarray(at, end);
  if (!isUtf8(text)) throw NOT_PLAIN;
  const quoted = Buffer.from(JSON.stringify(text.toString()));
  to.copy(quoted, 0, quoted.length);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function isAscii(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] as number) >= 0x80) return false;
  return true;
}

/** Whether it is plain ASCII that JSON shows as it is. */
function isUnescaped(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x20 || byte >= 0x80 || byte === QUOTE || byte === BACKSLASH) return false;
  }
  return true;
}
