/**
 * The event ids a customer's ledger has taken, as 53-bit hashes in an open-addressing table: 8 to 16 bytes an event.
 * Two of a customer's ids fall together with a chance of n² / 2^54, about 10^-8 at 10,000 events.
 */
export interface SeenEvents {
  size: number;
  /** Hashes; 0 marks a free place, the length is a power of two. */
  slots: Float64Array;
}

const FIRST_SLOTS = 8;

export function createSeen(expected = 0): SeenEvents {
  let slots = FIRST_SLOTS;
  while (slots < expected * 2) slots *= 2;
  return { size: 0, slots: new Float64Array(slots) };
}

export function hasSeen(seen: SeenEvents, hash: number): boolean {
  return seen.slots[placeOf(seen.slots, hash)] === hash;
}

export function addSeen(seen: SeenEvents, hash: number): void {
  const place = placeOf(seen.slots, hash);
  if (seen.slots[place] === hash) return;
  seen.slots[place] = hash;
  seen.size++;
  if (seen.size * 4 > seen.slots.length * 3) grow(seen);
}

/** All hashes, ascending, so that equal sets give equal lists. */
export function seenHashes(seen: SeenEvents): number[] {
  return Array.from(seen.slots.filter((hash) => hash !== 0).sort());
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
  return (b & 0x1fffff) * 2 ** 32 + (a >>> 0) || 1;
}

function placeOf(slots: Float64Array, hash: number): number {
  const mask = slots.length - 1;
  let place = (hash >>> 0) & mask;
  while (slots[place] !== 0 && slots[place] !== hash) place = (place + 1) & mask;
  return place;
}

function grow(seen: SeenEvents): void {
  const slots = new Float64Array(seen.slots.length * 2);
  for (const hash of seen.slots) if (hash !== 0) slots[placeOf(slots, hash)] = hash;
  seen.slots = slots;
}
