import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileType } from './avro-type.ts';

const long = compileType({ type: 'long' });

test('every safe integer comes back exactly, also where floating-point zig-zag would lose the sign', () => {
  const edges = [0, 1, 2 ** 31, 2 ** 52 - 1, 2 ** 52, 2 ** 52 + 1, 2 ** 53 - 2, 2 ** 53 - 1];
  const values = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(...edges, ...edges.map((edge) => -edge)));
  fc.assert(
    fc.property(values, (value) => {
      expect(long.fromBuffer(long.toBuffer(value)) === value).toBe(true);
    }),
  );
});

test('anything but a safe integer is refused', () => {
  for (const value of [2 ** 53, -(2 ** 53), 0.5, NaN, Infinity, '1', null]) {
    expect(() => long.toBuffer(value)).toThrow();
    expect(long.isValid(value)).toBe(false);
  }
});
