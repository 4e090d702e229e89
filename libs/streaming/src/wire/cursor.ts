/** Reads Kafka's numbers out of bytes one after another; a read beyond the end throws. */
export class WireCursor {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** A zig-zag number of up to 32 bits: lengths, counts and offset deltas. */
  varint(): number {
    const { bytes } = this;
    let byte = bytes[this.at++] as number;
    if (byte < 0x80) return (byte >>> 1) ^ -(byte & 1);
    let value = byte & 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      byte = bytes[this.at++] as number;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return (value >>> 1) ^ -(value & 1);
    }
    throw this.#broken('a number of more than five bytes');
  }

  /** A zig-zag number that JS holds exactly: timestamp deltas. */
  varlong(): number {
    const { bytes } = this;
    let value = 0;
    for (let weight = 1; weight < 2 ** 64; weight *= 128) {
      const byte = bytes[this.at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    }
    throw this.#broken('no number');
  }

  int32(): number {
    const value = this.bytes.readInt32BE(this.at);
    this.at += 4;
    return value;
  }

  int16(): number {
    const value = this.bytes.readInt16BE(this.at);
    this.at += 2;
    return value;
  }

  /** Exact up to 2^53: offsets, times and producer ids stay far below. */
  int64(): number {
    const value = int64At(this.bytes, this.at);
    this.at += 8;
    return value;
  }

  /** A text with its length in two bytes; a null one is empty. */
  string(): string {
    const length = Math.max(0, this.int16());
    const text = this.bytes.toString('utf8', this.at, this.at + length);
    this.at += length;
    return text;
  }

  #broken(found: string): Error {
    return new Error(`a broker's answer holds ${found} at byte ${String(this.at)}`);
  }
}

export function int64At(bytes: Buffer, at: number): number {
  return bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}
