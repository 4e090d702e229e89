import type { DecodeFailureReason } from './decoded.ts';
import { zigZagAt } from './long.ts';

/** What is wrong with encoded bytes; the codec turns it into a decode failure. */
export class ScanProblem extends Error {
  readonly reason: DecodeFailureReason;

  constructor(reason: DecodeFailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Records inside records deeper than this are corrupt: no schema of ours nests by itself. */
const maximumDepth = 64;

/** A position in encoded bytes. Its reads throw ScanProblem instead of running over the end. */
export class Cursor {
  readonly bytes: Buffer;
  at: number;
  #depth = 0;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw corrupt(this, 'the end of the value');
    this.at += 1;
    return byte;
  }

  int(): number {
    const value = this.long();
    if (value !== (value | 0)) throw corrupt(this, `an int of ${value}`);
    return value;
  }

  /** A zig-zag number. Out of range when it is no safe integer. */
  long(): number {
    const start = this.at;
    let encoded = 0;
    for (let weight = 1; ; weight *= 128) {
      if (this.at - start === 10) throw corrupt(this, 'a number of more than ten bytes');
      const byte = this.byte();
      encoded += (byte & 0x7f) * weight;
      if (byte < 0x80) break;
    }
    if (encoded > Number.MAX_SAFE_INTEGER) return this.#bigLong(start);
    return encoded % 2 === 0 ? encoded / 2 : -(encoded + 1) / 2;
  }

  enter(): void {
    this.#depth += 1;
    if (this.#depth > maximumDepth) throw corrupt(this, `records nested more than ${maximumDepth} deep`);
  }

  leave(): void {
    this.#depth -= 1;
  }

  #bigLong(start: number): number {
    const value = zigZagAt(this.bytes, start);
    if (Number.isSafeInteger(Number(value))) return Number(value);
    throw new ScanProblem('long-out-of-range', `the number ${value} at byte ${start} is beyond ±(2^53 − 1)`);
  }
}

export function corrupt(cursor: Cursor, found: string): ScanProblem {
  return new ScanProblem(
    'truncated-or-corrupt',
    `found ${found} at byte ${cursor.at} of ${cursor.bytes.length}`,
  );
}

/** Moves the cursor over a number of bytes. */
export function behind(cursor: Cursor, length: number): void {
  if (length < 0 || length > cursor.bytes.length - cursor.at) throw corrupt(cursor, `a length of ${length}`);
  cursor.at += length;
}

/** Moves the cursor over a string or bytes: a length and as many bytes. */
export function behindBlob(cursor: Cursor): void {
  behind(cursor, cursor.long());
}
