import { describe, expect, it } from 'vitest';
import type { ViolationKind } from './output-violations.ts';
import { sabotages, type SabotageName } from './sabotage.ts';
import { simulate } from './world.ts';

/** What each sabotage must be caught as: in at least one of its kinds each. */
const caughtAs: Record<SabotageName, readonly ViolationKind[]> = {
  noDedupe: ['indicators', 'different'],
  offsetsFirst: ['lost', 'indicators'],
  offsetsOutside: ['duplicate'],
  noFencing: ['duplicate'],
  tickDropped: ['lost', 'indicators'],
  tickTwice: ['different', 'indicators'],
  restoreShort: ['indicators'],
  snapshotAhead: ['indicators'],
  readUncommitted: ['uncommitted'],
  forgetfulWarehouse: ['warehouse'],
};
const MOST_SEEDS = 60;

/** Plays seeds under a sabotage until every kind was seen, and gives those that were. */
async function kindsSeen(name: SabotageName, wanted: readonly ViolationKind[]) {
  const seen = new Map<ViolationKind, number>();
  for (let seed = 1; seed <= MOST_SEEDS && !wanted.every((kind) => seen.has(kind)); seed++) {
    const { violations } = await simulate(seed, sabotages[name]);
    for (const { kind } of violations) if (!seen.has(kind)) seen.set(kind, seed);
  }
  return seen;
}

describe('with one guarantee taken away, the check fails', () => {
  it.each(Object.entries(caughtAs) as [SabotageName, readonly ViolationKind[]][])(
    '%s is caught as %j',
    { timeout: 240_000 },
    async (name, wanted) => {
      const seen = await kindsSeen(name, wanted);
      expect([...seen.keys()]).toEqual(expect.arrayContaining([...wanted]));
      // and the same seed without the sabotage holds
      const first = Math.min(...seen.values());
      expect((await simulate(first)).violations).toEqual([]);
    },
  );
});
