import type { ConsumedRecord, RawRecord } from '../record.ts';
import { WireCursor } from './cursor.ts';

/** What the records of one batch share. */
export interface BatchFrame {
  readonly topic: string;
  readonly partition: number;
  readonly bytes: Buffer;
  /** Milliseconds to which a record's own delta is added. */
  readonly baseTimestampMs: number;
}

const NO_HEADERS: Readonly<Record<string, Buffer | undefined>> = Object.freeze({});
const EMPTY = Buffer.alloc(0);

/** A record that still lies in the broker's answer: key, value and headers become objects when they are asked for. */
export class FetchedRecord implements ConsumedRecord, RawRecord {
  readonly offset: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly #frame: BatchFrame;
  readonly #timestampDelta: number;

  /** `at` stands behind the record's length; a null key or value ends before it starts. */
  constructor(frame: BatchFrame, offset: number, timestampDelta: number, cursor: WireCursor) {
    this.#frame = frame;
    this.offset = offset;
    this.#timestampDelta = timestampDelta;
    const keyLength = cursor.varint();
    this.keyStart = cursor.at;
    this.keyEnd = cursor.at + keyLength;
    if (keyLength > 0) cursor.at += keyLength;
    const valueLength = cursor.varint();
    this.valueStart = cursor.at;
    this.valueEnd = cursor.at + valueLength;
  }

  get topic(): string {
    return this.#frame.topic;
  }

  get partition(): number {
    return this.#frame.partition;
  }

  get timestampMs(): number {
    return this.#frame.baseTimestampMs + this.#timestampDelta;
  }

  get raw(): RawRecord {
    return this;
  }

  get bytes(): Buffer {
    return this.#frame.bytes;
  }

  get key(): Buffer | null {
    return this.keyEnd < this.keyStart ? null : this.bytes.subarray(this.keyStart, this.keyEnd);
  }

  get value(): Buffer | null {
    return this.valueEnd < this.valueStart ? null : this.bytes.subarray(this.valueStart, this.valueEnd);
  }

  /** Of a header that came more than once, the last value. */
  get headers(): Readonly<Record<string, Buffer | undefined>> {
    const all = this.#headers();
    if (all.length === 0) return NO_HEADERS;
    return Object.fromEntries(all);
  }

  get repeatedHeaders(): ConsumedRecord['repeatedHeaders'] {
    const values = Map.groupBy(this.#headers(), ([name]) => name);
    const repeated = [...values].filter(([, ofName]) => ofName.length > 1);
    if (repeated.length === 0) return undefined;
    return Object.fromEntries(
      repeated.map(([name, ofName]) => [name, ofName.map(([, value]) => value ?? EMPTY)]),
    );
  }

  #headers(): [name: string, value: Buffer | undefined][] {
    const cursor = new WireCursor(this.bytes, Math.max(this.valueStart, this.valueEnd));
    const headers: [string, Buffer | undefined][] = [];
    for (let left = cursor.varint(); left > 0; left--) {
      const name = String(blob(cursor));
      headers.push([name, blob(cursor) ?? undefined]);
    }
    return headers;
  }
}

/** Bytes behind their length; null where the length says so. */
function blob(cursor: WireCursor): Buffer | null {
  const length = cursor.varint();
  if (length < 0) return null;
  const found = cursor.bytes.subarray(cursor.at, cursor.at + length);
  cursor.at += length;
  return found;
}
