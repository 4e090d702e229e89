import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Shape } from './avro.ts';
import { jsonText } from './json-text.ts';

const MS_PER_DAY = 86_400_000;
const LAST_MS = 8.64e15;

it('writes every instant and every day that a calendar has as JavaScript writes it', () => {
  const [instant, day] = [jsonText({ kind: 'timestamp' }), jsonText({ kind: 'date' })];
  fc.assert(
    fc.property(fc.integer({ min: -LAST_MS, max: LAST_MS }), (ms) => {
      expect(instant(ms)).toBe(JSON.stringify(new Date(ms)));
      const at = Math.floor(ms / MS_PER_DAY);
      if (at * MS_PER_DAY >= -LAST_MS)
        expect(day(at)).toBe(JSON.stringify(new Date(at * MS_PER_DAY).toISOString().slice(0, -14)));
    }),
    { numRuns: 2_000 },
  );
});

it('leaves numbers that no calendar has as they are', () => {
  expect(jsonText({ kind: 'timestamp' })(LAST_MS + 1)).toBe(String(LAST_MS + 1));
  expect(jsonText({ kind: 'date' })(2_147_483_647)).toBe('2147483647');
});

it('writes what JSON.stringify writes', () => {
  const text: Shape = { kind: 'text' };
  const number: Shape = { kind: 'number' };
  const shape: Shape = {
    kind: 'record',
    fields: new Map<string, Shape>([
      ['a "name"', text],
      ['numbers', { kind: 'array', of: number }],
      ['texts', { kind: 'map', of: text }],
      ['missing', { kind: 'bytes' }],
      ['flag', { kind: 'boolean' }],
      ['none', { kind: 'record', fields: new Map<string, Shape>() }],
    ]),
  };
  const value = fc.record({
    'a "name"': fc.string({ unit: 'binary' }),
    numbers: fc.array(fc.double({ noNaN: true })),
    texts: fc.dictionary(fc.string(), fc.string()),
    missing: fc.constant(null),
    flag: fc.boolean(),
    none: fc.constant({}),
  });
  fc.assert(
    fc.property(value, (record) => {
      expect(jsonText(shape)(record)).toBe(JSON.stringify(record));
    }),
  );
});
