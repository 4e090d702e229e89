import type { Day } from './day.ts';
import { SEEN } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { lengthOf, resize, setLength, startOf, wordsOf } from './sections.ts';

/*
 * The event ids a ledger has taken, as 53-bit hashes in an open-addressing table: 11 to 21 bytes an event. Two of a
 * customer's ids fall together with a chance of n² / 2^54, about 10^-8 at 10,000 events. A pair of integers each: the
 * low 32 bits, and the high 21 with the quarter of arrival above them; a free place has no bit of a hash set.
 */
const HIGH_BITS = 21;
const HIGH = (1 << HIGH_BITS) - 1;
const QUARTER_DAYS = 92;
/** Brings every business date above 0. */
const EPOCH_DAYS = 36_525;

export function hasSeen(ledger: Ledger, hash: number): boolean {
  const { i32 } = ledger.chunk;
  const place = placeOf(ledger, hash | 0, Math.floor(hash / 2 ** 32));
  return i32[place] !== 0 || (i32[place + 1]! & HIGH) !== 0;
}

export function addSeen(ledger: Ledger, hash: number): void {
  const count = lengthOf(ledger, SEEN) + 1;
  if (count * 4 > wordsOf(ledger, SEEN) * 3) rebuild(ledger, 2 * wordsOf(ledger, SEEN), -1);
  put(ledger, hash | 0, Math.floor(hash / 2 ** 32), quarterOf(ledger.today));
  setLength(ledger, SEEN, count);
}

/** Forgets the ids that came before a day, to the quarter: none that came on it or later. */
export function forgetSeen(ledger: Ledger, before: Day): void {
  const first = quarterOf(before);
  const { i32 } = ledger.chunk;
  const start = 2 * startOf(ledger, SEEN);
  const end = start + 2 * wordsOf(ledger, SEEN);
  let kept = 0;
  for (let at = start; at < end; at += 2) if (isTaken(i32, at) && i32[at + 1]! >>> HIGH_BITS >= first) kept++;
  if (kept === lengthOf(ledger, SEEN)) return;
  let words = 8;
  while (kept * 2 > words) words *= 2;
  rebuild(ledger, words, first);
  setLength(ledger, SEEN, kept);
}

/** 53 well-mixed bits of an event id, never 0. */
export function hashEventId(eventId: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < eventId.length; i++) {
    const unit = eventId.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (b & HIGH) * 2 ** 32 + (a >>> 0) || 1;
}

function quarterOf(day: Day): number {
  return Math.max(0, Math.floor((day + EPOCH_DAYS) / QUARTER_DAYS));
}

function isTaken(i32: Int32Array, at: number): boolean {
  return i32[at] !== 0 || (i32[at + 1]! & HIGH) !== 0;
}

/** Where the hash stands, or the free place for it. */
function placeOf(ledger: Ledger, low: number, high: number): number {
  const { i32 } = ledger.chunk;
  const start = 2 * startOf(ledger, SEEN);
  const mask = wordsOf(ledger, SEEN) - 1;
  for (let place = low & mask; ; place = (place + 1) & mask) {
    const at = start + 2 * place;
    if (!isTaken(i32, at) || (i32[at] === low && (i32[at + 1]! & HIGH) === high)) return at;
  }
}

function put(ledger: Ledger, low: number, high: number, quarter: number): void {
  const at = placeOf(ledger, low, high);
  ledger.chunk.i32[at] = low;
  ledger.chunk.i32[at + 1] = high | (quarter << HIGH_BITS);
}

/** Makes the table `words` large and keeps what came in quarter `first` or later. */
function rebuild(ledger: Ledger, words: number, first: number): void {
  const start = 2 * startOf(ledger, SEEN);
  const all = ledger.chunk.i32.slice(start, start + 2 * wordsOf(ledger, SEEN));
  resize(ledger, SEEN, words);
  const now = 2 * startOf(ledger, SEEN);
  ledger.chunk.i32.fill(0, now, now + 2 * words);
  for (let at = 0; at < all.length; at += 2)
    if (isTaken(all, at) && all[at + 1]! >>> HIGH_BITS >= first)
      put(ledger, all[at]!, all[at + 1]! & HIGH, all[at + 1]! >>> HIGH_BITS);
}
