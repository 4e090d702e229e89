const MULTIPLIER = 0x5bd1e995;

/** The hash with which Kafka's Java client spreads keys over partitions. */
export function murmur2(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x9747b28c ^ (to - from);
  let at = from;
  for (; at + 4 <= to; at += 4) {
    let word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    word = Math.imul(word, MULTIPLIER);
    word = Math.imul(word ^ (word >>> 24), MULTIPLIER);
    hash = Math.imul(hash, MULTIPLIER) ^ word;
  }
  if (at < to) {
    for (let i = to - at - 1; i >= 0; i--) hash ^= (bytes[at + i] as number) << (8 * i);
    hash = Math.imul(hash, MULTIPLIER);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
}

/** The partition of a key among `count`, as the Java client and kafkajs choose it. */
export function partitionOf(bytes: Uint8Array, from: number, to: number, count: number): number {
  return (murmur2(bytes, from, to) & 0x7fffffff) % count;
}
