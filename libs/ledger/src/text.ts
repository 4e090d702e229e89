import { TEXT } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { lengthOf, reserve, setLength, startOf } from './sections.ts';

/*
 * Ids as bytes: three bytes of length (the highest bit: two bytes a character), then the characters. Ids are compared
 * by their UTF-16 code units, as strings are.
 */
const LENGTH_BYTES = 3;
const WIDE = 0x800000;

/** Keeps an id; gives where it is. */
export function addText(ledger: Ledger, id: string): number {
  let isWide = false;
  for (let i = 0; i < id.length; i++) if (id.charCodeAt(i) > 0xff) isWide = true;
  const bytes = LENGTH_BYTES + (isWide ? 2 : 1) * id.length;
  reserve(ledger, TEXT, bytes);
  const at = lengthOf(ledger, TEXT);
  const { u8 } = ledger.chunk;
  let to = 8 * startOf(ledger, TEXT) + at;
  const head = isWide ? id.length | WIDE : id.length;
  u8[to++] = head & 0xff;
  u8[to++] = (head >> 8) & 0xff;
  u8[to++] = head >> 16;
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i);
    u8[to++] = unit & 0xff;
    if (isWide) u8[to++] = unit >> 8;
  }
  setLength(ledger, TEXT, at + bytes);
  return at;
}

export function isText(ledger: Ledger, at: number, id: string): boolean {
  const { u8 } = ledger.chunk;
  let from = 8 * startOf(ledger, TEXT) + at;
  const head = headOf(u8, from);
  if ((head & (WIDE - 1)) !== id.length) return false;
  from += LENGTH_BYTES;
  if (head >= WIDE) return readWide(u8, from, id.length) === id;
  for (let i = 0; i < id.length; i++) if (u8[from + i] !== id.charCodeAt(i)) return false;
  return true;
}

export function textAt(ledger: Ledger, at: number): string {
  const { u8 } = ledger.chunk;
  const from = 8 * startOf(ledger, TEXT) + at;
  const head = headOf(u8, from);
  const length = head & (WIDE - 1);
  if (head >= WIDE) return readWide(u8, from + LENGTH_BYTES, length);
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(u8[from + LENGTH_BYTES + i]!);
  return text;
}

/** Bytes that an id takes with its length. */
export function textBytes(ledger: Ledger, at: number): number {
  const head = headOf(ledger.chunk.u8, 8 * startOf(ledger, TEXT) + at);
  return LENGTH_BYTES + (head >= WIDE ? 2 : 1) * (head & (WIDE - 1));
}

/** Below, at or above 0 as the first id comes before, is or comes after the second. */
export function compareTexts(ledger: Ledger, a: number, b: number): number {
  const { u8 } = ledger.chunk;
  const start = 8 * startOf(ledger, TEXT);
  let from = start + a;
  let other = start + b;
  const head = headOf(u8, from);
  const otherHead = headOf(u8, other);
  if (head >= WIDE || otherHead >= WIDE) {
    const one = textAt(ledger, a);
    const two = textAt(ledger, b);
    return one < two ? -1 : one > two ? 1 : 0;
  }
  from += LENGTH_BYTES;
  other += LENGTH_BYTES;
  const shorter = Math.min(head, otherHead);
  for (let i = 0; i < shorter; i++) {
    const difference = u8[from + i]! - u8[other + i]!;
    if (difference !== 0) return difference;
  }
  return head - otherHead;
}

function headOf(u8: Uint8Array, at: number): number {
  return u8[at]! | (u8[at + 1]! << 8) | (u8[at + 2]! << 16);
}

function readWide(u8: Uint8Array, from: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++)
    text += String.fromCharCode(u8[from + 2 * i]! | (u8[from + 2 * i + 1]! << 8));
  return text;
}
