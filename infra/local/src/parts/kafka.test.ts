import { expect, it } from 'vitest';
import { clusterIdOf } from './kafka.ts';

it('makes no cluster id that begins like an option, whatever the bytes', () => {
  const first = Array.from({ length: 256 }, (_, byte) => clusterIdOf(Buffer.alloc(16, byte)));
  expect(first.filter((id) => !/^[A-Za-z][\w-]{21}$/.test(id))).toEqual([]);
});
