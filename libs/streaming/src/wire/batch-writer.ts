import type { HeaderValue, OutputRecord } from '../record.ts';
import { crc32c } from './crc32c.ts';

/** Bytes of a batch before its records. */
const HEADER_BYTES = 61;
const MAGIC = 2;
const TRANSACTIONAL = 0x10;
/** Length of a record is written before its body is known: room for the longest is kept and closed up afterwards. */
const LENGTH_BYTES = 5;
const MAX_VARINT_BYTES = 5;
const MAX_VARLONG_BYTES = 10;

export interface ProducerState {
  readonly producerId: number;
  readonly producerEpoch: number;
  /** Number of the batch's first record among all that this producer sent to the partition. */
  readonly baseSequence: number;
}

/** Writes records into one Kafka record batch (version 2) as they come, each byte of them once. */
export class BatchWriter {
  #bytes: Buffer;
  #at = HEADER_BYTES;
  #count = 0;
  #baseTimestampMs = 0;
  #maxTimestampMs = 0;

  constructor(capacity = 16 * 1024) {
    this.#bytes = Buffer.allocUnsafeSlow(capacity);
  }

  get count(): number {
    return this.#count;
  }

  /** Bytes written so far, the batch's head among them. */
  get size(): number {
    return this.#at;
  }

  /** Appends a record; `timestampMs` where it names none. */
  append(record: OutputRecord, timestampMs: number): void {
    const timeMs = record.timestampMs ?? timestampMs;
    if (this.#count === 0) this.#baseTimestampMs = this.#maxTimestampMs = timeMs;
    else if (timeMs > this.#maxTimestampMs) this.#maxTimestampMs = timeMs;
    this.#reserve(recordBound(record));
    const start = this.#at;
    this.#at += LENGTH_BYTES;
    this.#bytes[this.#at++] = 0; // attributes: none are in use
    this.#varlong(timeMs - this.#baseTimestampMs);
    this.#varint(this.#count);
    this.#blob(record.key);
    this.#blob(record.value);
    this.#headers(record.headers);
    this.#closeUp(start);
    this.#count += 1;
  }

  /** Ends the batch with its head and returns its bytes. A resend ends it again with the same head. */
  finish(state: ProducerState): Buffer {
    const bytes = this.#bytes;
    writeInt64(bytes, 0, 0);
    bytes.writeInt32BE(this.#at - 12, 8);
    bytes.writeInt32BE(-1, 12); // leader epoch: the broker's to set
    bytes[16] = MAGIC;
    bytes.writeInt16BE(TRANSACTIONAL, 21);
    bytes.writeInt32BE(this.#count - 1, 23);
    writeInt64(bytes, 27, this.#baseTimestampMs);
    writeInt64(bytes, 35, this.#maxTimestampMs);
    writeInt64(bytes, 43, state.producerId);
    bytes.writeInt16BE(state.producerEpoch, 51);
    bytes.writeInt32BE(state.baseSequence, 53);
    bytes.writeInt32BE(this.#count, 57);
    bytes.writeUInt32BE(crc32c(bytes, 21, this.#at), 17);
    return bytes.subarray(0, this.#at);
  }

  #headers(headers: OutputRecord['headers']): void {
    let count = 0;
    for (const name in headers) count += valueCount(headers[name]);
    this.#varint(count);
    for (const name in headers) {
      const value = headers[name];
      if (Array.isArray(value))
        for (const one of value as readonly (string | Buffer)[]) this.#header(name, one);
      else this.#header(name, value as string | Buffer | undefined);
    }
  }

  #header(name: string, value: string | Buffer | undefined): void {
    this.#blob(name);
    this.#blob(value ?? null);
  }

  #blob(value: string | Buffer | null): void {
    if (value === null) this.#varint(-1);
    else if (typeof value === 'string') this.#text(value);
    else {
      this.#varint(value.length);
      this.#bytes.set(value, this.#at);
      this.#at += value.length;
    }
  }

  /** A short text of plain letters is its own bytes; any other goes through the encoder. */
  #text(text: string): void {
    const { length } = text;
    const bytes = this.#bytes;
    const start = this.#at;
    this.#varint(length);
    let at = this.#at;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) {
        this.#at = start;
        this.#varint(Buffer.byteLength(text));
        this.#at += bytes.write(text, this.#at);
        return;
      }
      bytes[at++] = code;
    }
    this.#at = at;
  }

  /** Writes the record's length in front of its body and moves the body up to it. */
  #closeUp(start: number): void {
    const end = this.#at;
    const body = start + LENGTH_BYTES;
    this.#at = start;
    this.#varint(end - body);
    this.#bytes.copyWithin(this.#at, body, end);
    this.#at += end - body;
  }

  #varint(value: number): void {
    let rest = ((value << 1) ^ (value >> 31)) >>> 0;
    while (rest > 0x7f) {
      this.#bytes[this.#at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#at++] = rest;
  }

  #varlong(value: number): void {
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    while (rest > 0x7f) {
      this.#bytes[this.#at++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#at++] = rest;
  }

  #reserve(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
  }
}

function writeInt64(bytes: Buffer, at: number, value: number): void {
  const high = Math.floor(value / 2 ** 32);
  bytes.writeInt32BE(high, at);
  bytes.writeUInt32BE(value - high * 2 ** 32, at + 4);
}

function valueCount(value: HeaderValue | undefined): number {
  return Array.isArray(value) ? value.length : 1;
}

/** Bytes that a record takes at most: three for each UTF-16 unit of a text. */
function recordBound(record: OutputRecord): number {
  let bound = LENGTH_BYTES + 1 + MAX_VARLONG_BYTES + 2 * MAX_VARINT_BYTES;
  bound += blobBound(record.key) + blobBound(record.value);
  for (const name in record.headers) {
    const value = record.headers[name];
    if (Array.isArray(value)) {
      for (const one of value as readonly (string | Buffer)[]) bound += blobBound(name) + blobBound(one);
    } else bound += blobBound(name) + blobBound((value as string | Buffer | undefined) ?? null);
  }
  return bound;
}

function blobBound(value: string | Buffer | null): number {
  if (value === null) return MAX_VARINT_BYTES;
  return MAX_VARINT_BYTES + (typeof value === 'string' ? 3 * value.length : value.length);
}
