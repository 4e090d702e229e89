import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32c } from './crc32c.ts';

/** The definition, bit by bit. */
function bitwise(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0x82f63b78 : 0);
  }
  return ~sum >>> 0;
}

it('gives the check value of CRC-32C', () => {
  expect(crc32c(Buffer.from('123456789'), 0, 9)).toBe(0xe3069283);
});

it('is the sum of the named part, whatever its length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(20), (bytes, from) => {
      const start = Math.min(from, bytes.length);
      expect(crc32c(Buffer.from(bytes), start, bytes.length)).toBe(bitwise(bytes.subarray(start)));
    }),
  );
});
