const FIRST_BYTES = 64 * 1024;
const MAX_NUMBER_BYTES = 10;

/** Bytes under construction, little-endian as ClickHouse wants them. Grows by doubling. */
export class ByteSink {
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #view = viewOf(this.#bytes);
  #length = 0;

  /** What was written; valid until the next write. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Forgets what was written, and keeps the room. */
  clear(): void {
    this.#length = 0;
  }

  uint8(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  int32(value: number): void {
    this.#reserve(4);
    this.#view.setInt32(this.#length, value, true);
    this.#length += 4;
  }

  /** A safe integer as 64 bits. */
  int64(value: number): void {
    this.#reserve(8);
    this.#view.setInt32(this.#length, value | 0, true);
    this.#view.setInt32(this.#length + 4, Math.floor(value / 2 ** 32), true);
    this.#length += 8;
  }

  /** 64 bits by their halves. */
  int64Of(low: number, high: number): void {
    this.#reserve(8);
    this.#view.setInt32(this.#length, low, true);
    this.#view.setInt32(this.#length + 4, high, true);
    this.#length += 8;
  }

  /** The bytes of others in [from, to), without a length. */
  copy(bytes: Uint8Array, from: number, to: number): void {
    this.#reserve(to - from);
    // The way into native code costs as much as some tens of bytes.
    if (to - from < 48)
      for (let at = from, into = this.#length; at < to; at++) this.#bytes[into++] = bytes[at] as number;
    else this.#bytes.set(bytes.subarray(from, to), this.#length);
    this.#length += to - from;
  }

  /** A text of plain ASCII, without a length. */
  ascii(value: string): void {
    this.#reserve(value.length);
    for (let i = 0; i < value.length; i++) this.#bytes[this.#length++] = value.charCodeAt(i);
  }

  float64(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  /** A length as LEB128. */
  size(value: number): void {
    this.#reserve(MAX_NUMBER_BYTES);
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.#length++] = rest;
  }

  /** A text as UTF-8 behind its length. */
  text(value: string): void {
    if (value.length < 64 && this.#ascii(value)) return;
    const bytes = Buffer.byteLength(value);
    this.size(bytes);
    this.#reserve(bytes);
    this.#bytes.write(value, this.#length, 'utf8');
    this.#length += bytes;
  }

  /** Short texts of plain ASCII, without the way into native code; false, and nothing written, for others. */
  #ascii(value: string): boolean {
    this.#reserve(value.length + 1);
    let at = this.#length + 1;
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      if (unit >= 0x80) return false;
      this.#bytes[at++] = unit;
    }
    this.#bytes[this.#length] = value.length;
    this.#length = at;
    return true;
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
    this.#view = viewOf(grown);
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
