import fc from 'fast-check';
import { expect, test } from 'vitest';
import { abandon, adopt, copyWords, createStore, move, storeBytes, type Block, type Store } from './store.ts';

const FIRST_WORDS = 4;
const CHUNK_WORDS = 256;

interface Owner extends Block {
  words: number;
  mark: number;
}

function fill({ chunk, at, words, mark }: Owner): void {
  chunk.i32.fill(mark, 2 * at + 2, 2 * (at + words));
}

function isIntact({ chunk, at, words, mark }: Owner): boolean {
  return (
    chunk.i32[2 * at] === words && chunk.i32.subarray(2 * at + 2, 2 * (at + words)).every((n) => n === mark)
  );
}

function newOwner(store: Store, mark: number): Owner {
  const owner = { chunk: store.current, at: 0, words: FIRST_WORDS, mark };
  adopt(store, owner, FIRST_WORDS);
  fill(owner);
  return owner;
}

function grow(store: Store, owner: Owner, more: number): void {
  const before: Block = { chunk: store.current, at: 0 };
  move(store, owner, owner.words + more, before);
  copyWords(before.chunk, before.at + 1, owner.chunk, owner.at + 1, owner.words - 1);
  owner.words += more;
  fill(owner);
}

test('blocks keep their words whatever grows or goes around them, and holes stay few', () => {
  const acts = fc.array(fc.record({ which: fc.nat(200), more: fc.integer({ min: -3, max: 12 }) }), {
    minLength: 50,
    maxLength: 600,
    size: 'max',
  });
  fc.assert(
    fc.property(acts, (all) => {
      const store = createStore(CHUNK_WORDS);
      const owners: Owner[] = [];
      let mark = 0;
      for (const { which, more } of all) {
        const owner = owners[which];
        // Negative integers make pairs that are no number when read as a double.
        if (owner === undefined) owners.push(newOwner(store, ++mark % 2 === 0 ? mark : -mark));
        else if (more > 0) grow(store, owner, more);
        else abandon(store, owners.splice(which, 1)[0]!);
      }
      expect(owners.every(isIntact)).toBe(true);
      const live = owners.reduce((sum, { words }) => sum + words * 8, 0);
      expect(storeBytes(store)).toBeLessThan(2 * live + 8 * 8 * CHUNK_WORDS);
    }),
    { numRuns: 300 },
  );
});
