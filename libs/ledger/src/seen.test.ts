import { expect, test } from 'vitest';
import { createLedger } from './ledger.ts';
import { lengthOf } from './sections.ts';
import { SEEN } from './layout.ts';
import { addSeen, forgetSeen, hashEventId, hasSeen } from './seen.ts';

test('ids that differ in one character keep apart, the set grows with them', () => {
  const ledger = createLedger(20_000);
  const ids = Array.from({ length: 200_000 }, (_, i) => `INV-2026-${i}:ISSUED`);
  let falseHits = 0;
  for (const id of ids) {
    const hash = hashEventId(id);
    if (hasSeen(ledger, hash)) falseHits++;
    addSeen(ledger, hash);
  }
  expect(falseHits).toBe(0);
  expect(ids.every((id) => hasSeen(ledger, hashEventId(id)))).toBe(true);
  expect(lengthOf(ledger, SEEN)).toBe(ids.length);
});

test('what came before a day is forgotten to the quarter, nothing that came later', () => {
  const ledger = createLedger(20_000);
  for (let day = 20_000; day < 21_000; day++) {
    ledger.today = day;
    addSeen(ledger, hashEventId(`event of ${day}`));
  }
  forgetSeen(ledger, 20_500);
  const known = Array.from({ length: 1000 }, (_, i) =>
    hasSeen(ledger, hashEventId(`event of ${20_000 + i}`)),
  );
  expect(known.slice(500).every(Boolean)).toBe(true);
  expect(known.slice(0, 500 - 92).some(Boolean)).toBe(false);
  expect(lengthOf(ledger, SEEN)).toBe(known.filter(Boolean).length);
});
