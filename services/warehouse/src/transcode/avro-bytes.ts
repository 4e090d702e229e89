/** Thrown where bytes are not plainly what their schema says; whoever catches it takes the way that can tell why. */
export const NOT_PLAIN = new Error('not plainly what its schema says');

/** A place in Avro's binary encoding. Its reads throw NOT_PLAIN instead of running over the end. */
export class AvroBytes {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  end = 0;
  /** The halves of the number that was read last. */
  low = 0;
  high = 0;

  reset(bytes: Buffer, from: number, to: number): void {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  byte(): number {
    if (this.at >= this.end) throw NOT_PLAIN;
    return this.bytes[this.at++] as number;
  }

  /** Reads a zig-zag number into `low` and `high`. It is a safe integer. */
  long(): void {
    const first = this.byte();
    if (first >= 0x80) this.#longer(first);
    else {
      this.low = (first >>> 1) ^ -(first & 1);
      this.high = this.low >> 31;
    }
  }

  /** A 32-bit integer. */
  int(): number {
    this.long();
    if (this.high !== this.low >> 31) throw NOT_PLAIN;
    return this.low;
  }

  /** A safe integer. */
  number(): number {
    this.long();
    return this.high * 2 ** 32 + (this.low >>> 0);
  }

  /** Reads the length of a text or of bytes. @returns where they end, with the place at their begin */
  blob(): number {
    const length = this.int();
    if (length < 0 || length > this.end - this.at) throw NOT_PLAIN;
    return this.at + length;
  }

  /** Seven bits a byte, the lowest first; four bytes make a group of 28 bits. */
  #longer(first: number): void {
    let low = first & 0x7f;
    let middle = 0;
    for (let count = 1; ; count++) {
      const byte = this.byte();
      if (count < 4) low |= (byte & 0x7f) << (7 * count);
      else if (count < 8) middle |= (byte & 0x7f) << (7 * (count - 4));
      else throw NOT_PLAIN;
      if (byte < 0x80) break;
    }
    const sign = -(low & 1);
    const upper = middle >>> 4;
    this.low = (((low | (middle << 28)) >>> 1) | (upper << 31)) ^ sign;
    this.high = (upper >>> 1) ^ sign;
    if (this.high > 0x1fffff || this.high < -0x200000) throw NOT_PLAIN;
    if (this.high === -0x200000 && this.low === 0) throw NOT_PLAIN;
  }
}
