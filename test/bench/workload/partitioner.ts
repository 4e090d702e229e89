/** The partition any Kafka client would put a key into: Java's murmur2, sign bit cleared. */
export function partitionOf(key: string, partitions: number): number {
  const bytes = Buffer.from(key);
  const m = 0x5bd1e995;
  let h = 0x9747b28c ^ bytes.length;
  let i = 0;
  for (; i + 4 <= bytes.length; i += 4) {
    let k = Math.imul(bytes.readInt32LE(i), m);
    k = Math.imul(k ^ (k >>> 24), m);
    h = Math.imul(h, m) ^ k;
  }
  const rest = bytes.length - i;
  if (rest >= 3) h ^= bytes.readUInt8(i + 2) << 16;
  if (rest >= 2) h ^= bytes.readUInt8(i + 1) << 8;
  if (rest >= 1) h = Math.imul(h ^ bytes.readUInt8(i), m);
  h = Math.imul(h ^ (h >>> 13), m);
  h ^= h >>> 15;
  return (h & 0x7fffffff) % partitions;
}
