import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AuditSealed } from '@foreshock/contracts';
import { CHAIN_BEGINS, endAfter, sealOf, type Entry } from './chain.ts';
import { checkChain } from './check.ts';

const entries: Entry[] = Array.from({ length: 12 }, (_, index) => ({
  partition: 3,
  offset: index * 2, // a transaction's marker lies between any two
  key: Buffer.from(`subject-${String(index)}`),
  value: Buffer.from(`what was done, number ${String(index)}`),
}));

function sealed(list: readonly Entry[]): AuditSealed[] {
  let end = CHAIN_BEGINS;
  return list.map((entry) => {
    const seal = sealOf(end, entry);
    end = endAfter(seal);
    return seal;
  });
}

const seals = sealed(entries);
const found = (list: readonly Entry[], chain: readonly AuditSealed[], head?: string) =>
  checkChain(3, list, chain, head).found?.kind ?? null;
const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);
const replaced = <T>(list: readonly T[], index: number, value: T): T[] =>
  list.map((one, at) => (at === index ? value : one));

it('a chain that nobody touched is whole, and the newest entries may wait for their seals', () => {
  expect(checkChain(3, entries, seals)).toEqual({
    entries: 12,
    unsealed: 0,
    end: endAfter(seals[11] as AuditSealed),
    found: null,
  });
  expect(checkChain(3, entries, seals.slice(0, 9))).toMatchObject({ unsealed: 3, found: null });
});

it('any flipped bit of any entry shows at its place', () => {
  fc.assert(
    fc.property(fc.nat(11), fc.boolean(), fc.nat(10_000), (index, inKey, bit) => {
      const entry = entries[index] as Entry;
      const bytes = Buffer.from((inKey ? entry.key : entry.value) as Buffer);
      const at = (bit >> 3) % bytes.length;
      bytes[at] = (bytes[at] as number) ^ (1 << (bit & 7));
      const changed = { ...entry, ...(inKey ? { key: bytes } : { value: bytes }) };
      const result = checkChain(3, replaced(entries, index, changed), seals);
      expect(result.found).toEqual({ partition: 3, offset: entry.offset, kind: 'changed' });
    }),
  );
});

it.each(entries.map((_, index) => index))('entry %i dropped, or moved to another place, shows', (index) => {
  expect(found(without(entries, index), seals)).toBe('dropped');
  const other = entries[(index + 1) % 12] as Entry;
  const here = entries[index] as Entry;
  const swapped = replaced(replaced(entries, index, { ...other, offset: here.offset }), (index + 1) % 12, {
    ...here,
    offset: other.offset,
  });
  expect(found(swapped, seals)).toBe('changed');
});

it('an entry added between sealed ones shows', () => {
  const added = { ...(entries[4] as Entry), offset: 9 };
  expect(found([...entries.slice(0, 5), added, ...entries.slice(5)], seals)).toBe('added');
});

it('a seal dropped, changed or put elsewhere shows', () => {
  for (const index of [0, 5]) expect(found(entries, without(seals, index))).toBe('broken-chain');
  const seal = seals[5] as AuditSealed;
  expect(found(entries, replaced(seals, 5, { ...seal, hash: '0'.repeat(64) }))).toBe('changed');
  expect(
    found(entries, [
      ...seals.slice(0, 4),
      seals[5] as AuditSealed,
      seals[4] as AuditSealed,
      ...seals.slice(6),
    ]),
  ).toBe('broken-chain');
});

it('a changed entry with seals made anew from there shows by a head kept elsewhere, and so does a cut end', () => {
  const forged = replaced(entries, 6, { ...(entries[6] as Entry), value: Buffer.from('never happened') });
  const head = (seals[11] as AuditSealed).hash;
  expect(found(forged, sealed(forged))).toBeNull();
  expect(found(forged, sealed(forged), head)).toBe('head-missing');
  expect(found(entries.slice(0, 10), seals.slice(0, 10), head)).toBe('head-missing');
  expect(found(entries, seals, (seals[8] as AuditSealed).hash)).toBeNull();
});
