import { HEAD_WORDS, I, SECTIONS, UNITS_A_WORD, WORDS_A_ROW } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { copyWords, move } from './store.ts';

/** The first word of a section. */
export function startOf(ledger: Ledger, section: number): number {
  return ledger.at + ledger.chunk.i32[2 * ledger.at + I.start + section]!;
}

/** Rows (integers, entries, bytes) in use. */
export function lengthOf(ledger: Ledger, section: number): number {
  return ledger.chunk.i32[2 * ledger.at + I.length + section]!;
}

export function setLength(ledger: Ledger, section: number, length: number): void {
  ledger.chunk.i32[2 * ledger.at + I.length + section] = length;
}

/** Room of a section, in words. */
export function wordsOf(ledger: Ledger, section: number): number {
  const at = 2 * ledger.at + I.start + section;
  return ledger.chunk.i32[at + 1]! - ledger.chunk.i32[at]!;
}

/** Words that `length` rows (integers, entries, bytes) take. */
export function wordsFor(section: number, length: number): number {
  const words = WORDS_A_ROW[section]!;
  return words > 0 ? words * length : Math.ceil(length / UNITS_A_WORD[section]!);
}

/** Makes room for one more row (or `more` units); addresses taken before are void afterwards. */
export function reserve(ledger: Ledger, section: number, more = 1): void {
  const needed = wordsFor(section, lengthOf(ledger, section) + more);
  const room = wordsOf(ledger, section);
  if (needed <= room) return;
  const step = Math.max(2, WORDS_A_ROW[section]!);
  resize(ledger, section, Math.max(needed, room + Math.max(step, (room >> 3) * 3)));
}

const wanted = new Int32Array(SECTIONS);

/** Gives one section another size. The rows of all sections stay as they are; a new end holds zeros. */
export function resize(ledger: Ledger, section: number, words: number): void {
  let total = HEAD_WORDS;
  for (let s = 0; s < SECTIONS; s++) {
    wanted[s] = s === section ? words : wordsOf(ledger, s);
    total += wanted[s]!;
  }
  relocate(ledger, total);
}

const before = { chunk: null as unknown as Ledger['chunk'], at: 0 };

function relocate(ledger: Ledger, total: number): void {
  move(ledger.store, ledger, total, before);
  const { chunk: to, at: toAt } = ledger;
  const { chunk, at } = before;
  copyWords(chunk, at + 1, to, toAt + 1, HEAD_WORDS - 1);
  let start = HEAD_WORDS;
  for (let s = 0; s < SECTIONS; s++) {
    const from = chunk.i32[2 * at + I.start + s]!;
    const room = chunk.i32[2 * at + I.start + s + 1]! - from;
    const kept = Math.min(room, wanted[s]!);
    copyWords(chunk, at + from, to, toAt + start, kept);
    if (wanted[s]! > kept) to.i32.fill(0, 2 * (toAt + start + kept), 2 * (toAt + start + wanted[s]!));
    to.i32[2 * toAt + I.start + s] = start;
    start += wanted[s]!;
  }
  to.i32[2 * toAt + I.start + SECTIONS] = start;
}

/** Fills the ledger with a block of `words` words that stands in `i32` from `from` on; its first word is not read. */
export function relay(ledger: Ledger, i32: Int32Array, from: number, words: number): void {
  move(ledger.store, ledger, words, before);
  ledger.chunk.i32.set(i32.subarray(from + 2, from + 2 * words), 2 * ledger.at + 2);
}
