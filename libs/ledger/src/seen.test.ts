import { expect, test } from 'vitest';
import { addSeen, createSeen, hashEventId, hasSeen, seenHashes } from './seen.ts';

test('ids that differ in one character keep apart, the set grows with them', () => {
  const seen = createSeen();
  const ids = Array.from({ length: 200_000 }, (_, i) => `INV-2026-${i}:ISSUED`);
  let falseHits = 0;
  for (const id of ids) {
    const hash = hashEventId(id);
    if (hasSeen(seen, hash)) falseHits++;
    addSeen(seen, hash);
  }
  expect(falseHits).toBe(0);
  expect(ids.every((id) => hasSeen(seen, hashEventId(id)))).toBe(true);
  expect(seen.size).toBe(ids.length);
});

test('equal sets give equal lists, whatever the order', () => {
  const hashes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map(hashEventId);
  const one = createSeen();
  const other = createSeen(hashes.length);
  for (const hash of hashes) addSeen(one, hash);
  for (const hash of hashes.toReversed()) addSeen(other, hash);
  addSeen(other, hashes[0]!);
  expect(seenHashes(one)).toEqual(seenHashes(other));
});
