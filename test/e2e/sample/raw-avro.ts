/** A whole number as Avro writes a long: zigzag, then seven bits a byte, the lowest first. */
export function avroLong(value: bigint): Buffer {
  let rest = value >= 0n ? value * 2n : -value * 2n - 1n;
  const bytes: number[] = [];
  while (rest >= 128n) {
    bytes.push(Number(rest % 128n) + 128);
    rest /= 128n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

/** Encoded bytes with another long in place of the one that is `present`; for values that no encoder here lets out. */
export function withLong(encoded: Buffer, present: number, value: bigint): Buffer {
  const old = avroLong(BigInt(present));
  const at = encoded.indexOf(old);
  if (at < 0 || encoded.indexOf(old, at + 1) >= 0) throw new Error(`${present} is not there just once`);
  return Buffer.concat([encoded.subarray(0, at), avroLong(value), encoded.subarray(at + old.length)]);
}
