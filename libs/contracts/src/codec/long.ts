import avro from 'avsc';

/** The cursor that the Avro library hands to its types. */
export interface Tap {
  readonly buf: Buffer;
  pos: number;
  readLong(): number;
  writeLong(value: number): void;
}

/** Below this the library's own floating-point zig-zag is exact; above it a negative number loses its sign. */
const exactBelow = 2 ** 52;

/** Avro's `long` as a JS number, exact over all safe integers (±2^53−1); anything else is refused on both ways. */
export class SafeLong extends avro.types.LongType {
  _check(value: unknown, flags: unknown, hook?: (value: unknown, type: unknown) => void): boolean {
    const fits = Number.isSafeInteger(value);
    if (!fits) hook?.(value, this);
    return fits;
  }

  _read(tap: Tap): number {
    const start = tap.pos;
    const value = tap.readLong();
    return value < exactBelow && value > -exactBelow ? value : Number(zigZagAt(tap.buf, start));
  }

  _write(tap: Tap, value: unknown): void {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${String(value)} is no safe integer`);
    const long = value as number;
    if (long < exactBelow && long > -exactBelow) tap.writeLong(long);
    else writeZigZag(tap, BigInt(long));
  }
}

export const safeLong = new SafeLong();

/** The exact value of the zig-zag number at a position; the bytes must hold all of it. */
export function zigZagAt(bytes: Buffer, start: number): bigint {
  let value = 0n;
  for (let at = start, shift = 0n; ; at += 1, shift += 7n) {
    const byte = bytes[at] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return (value >> 1n) ^ -(value & 1n);
}

/** Writes past the end of the buffer are dropped but counted, which is how the library learns the size needed. */
function writeZigZag(tap: Tap, value: bigint): void {
  let rest = value >= 0n ? value << 1n : (-value << 1n) - 1n;
  while (rest >= 0x80n) {
    tap.buf[tap.pos++] = Number(rest & 0x7fn) | 0x80;
    rest >>= 7n;
  }
  tap.buf[tap.pos++] = Number(rest);
}
