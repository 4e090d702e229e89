import { createHash } from 'node:crypto';
import type { AuditSealed } from '@foreshock/contracts';

/** An entry of the audit as it lies on its topic. */
export interface Entry {
  readonly partition: number;
  readonly offset: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

/** Where a partition's chain ends. */
export interface ChainEnd {
  /** Place of the next seal. */
  readonly sequence: number;
  /** SHA-256, lower-case hex. */
  readonly hash: string;
}

export const CHAIN_BEGINS: ChainEnd = { sequence: 0, hash: '0'.repeat(64) };

/** The seal on an entry that follows `end`. A function of the two alone. */
export function sealOf(end: ChainEnd, entry: Entry): AuditSealed {
  const { partition, offset } = entry;
  const { sequence, hash: previousHash } = end;
  return {
    auditPartition: partition,
    auditOffset: offset,
    sequence,
    previousHash,
    hash: hashOf(end, entry),
  };
}

/** Every part is preceded by its length, so that no two entries make the same bytes. */
function hashOf(end: ChainEnd, { partition, offset, key, value }: Entry): string {
  const hash = createHash('sha256');
  hash.update(`${end.hash}\n${String(partition)}\n${String(offset)}\n${String(end.sequence)}\n`);
  for (const part of [key, value]) {
    hash.update(part === null ? 'null\n' : `${String(part.length)}\n`);
    if (part !== null) hash.update(part);
  }
  return hash.digest('hex');
}

export const endAfter = ({ sequence, hash }: AuditSealed): ChainEnd => ({ sequence: sequence + 1, hash });
