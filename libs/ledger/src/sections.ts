import { HEAD_WORDS, I, INDEX, SECTIONS, SEEN, UNITS_A_WORD, WORDS_A_ROW } from './layout.ts';
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
  const length = lengthOf(ledger, section) + more;
  const needed = wordsFor(section, length);
  if (needed > wordsOf(ledger, section)) grow(ledger, section, needed);
}

const wanted = new Int32Array(SECTIONS);
/** Of a larger block all sections grow that are nearly full; of a small one those that are quite full. */
const LARGE_WORDS = 512;

/** Moving costs more than room, so others grow with the one that must. Tables have sizes of their own. */
function grow(ledger: Ledger, section: number, needed: number): void {
  const isLarge = wordsOfBlock(ledger) > LARGE_WORDS;
  let total = HEAD_WORDS;
  for (let s = 0; s < SECTIONS; s++) {
    const room = wordsOf(ledger, s);
    let words = room;
    if (s === section) words = Math.max(needed, room + stepOf(s, room));
    else if (s !== SEEN && s !== INDEX) {
      const free = room - wordsFor(s, lengthOf(ledger, s));
      if (isLarge ? free * 5 < room : free === 0) words = room + stepOf(s, room);
    }
    wanted[s] = words;
    total += words;
  }
  relocate(ledger, total);
}

function stepOf(section: number, room: number): number {
  const row = WORDS_A_ROW[section]!;
  const step = Math.max(2, room >> 2);
  return row === 0 ? step : row * Math.ceil(step / row);
}

function wordsOfBlock(ledger: Ledger): number {
  return ledger.chunk.i32[2 * ledger.at]!;
}

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

/** Copies what stays where it was, relative to each other, in one go. */
function relocate(ledger: Ledger, total: number): void {
  move(ledger.store, ledger, total, before);
  const { chunk: to, at: toAt } = ledger;
  const { chunk, at } = before;
  let from = 1;
  let run = HEAD_WORDS - 1;
  let start = HEAD_WORDS;
  let target = 1;
  for (let s = 0; s < SECTIONS; s++) {
    const old = chunk.i32[2 * at + I.start + s]!;
    const room = chunk.i32[2 * at + I.start + s + 1]! - old;
    const words = wanted[s]!;
    run += Math.min(room, words);
    if (room !== words) {
      copyWords(chunk, at + from, to, toAt + target, run);
      if (words > room) to.i32.fill(0, 2 * (toAt + start + room), 2 * (toAt + start + words));
      from = old + room;
      target = start + words;
      run = 0;
    }
    start += words;
  }
  copyWords(chunk, at + from, to, toAt + target, run);
  start = HEAD_WORDS;
  for (let s = 0; s < SECTIONS; s++) {
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
