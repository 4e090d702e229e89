import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

it('sorts keys, drops undefined and white space', () => {
  expect(canonicalJson({ b: [1, { d: 'é', c: null }], a: undefined, A: 1e21 })).toBe(
    '{"A":1e+21,"b":[1,{"c":null,"d":"é"}]}',
  );
});

it('refuses what JSON cannot hold', () => {
  expect(() => canonicalJson({ a: NaN })).toThrow('JSON cannot hold the number NaN');
});

it('keeps the data and does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      const reversed = Object.fromEntries(Object.entries(data).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(data));
      expect(JSON.parse(canonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});
