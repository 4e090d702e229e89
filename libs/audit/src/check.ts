import type { AuditSealed } from '@foreshock/contracts';
import { CHAIN_BEGINS, endAfter, sealOf, type ChainEnd, type Entry } from './chain.ts';

/** What is wrong with a chain, at the first place where it shows. */
export interface Break {
  readonly partition: number;
  /** Of the entry. */
  readonly offset: number;
  readonly kind: 'changed' | 'dropped' | 'added' | 'broken-chain' | 'head-missing';
}

export interface Checked {
  readonly entries: number;
  /** Entries too young to be sealed yet. */
  readonly unsealed: number;
  readonly end: ChainEnd;
  readonly found: Break | null;
}

/**
 * Holds one partition's entries against its seals, both in offset order. A seal stands for exactly one entry: one without
 * its entry was dropped or moved, an entry between two sealed ones that has no seal was added, a seal that does not follow
 * from the one before was tampered with itself.
 * @param head hash that the chain is known to have held once; a chain cut off before it shows by nothing else.
 */
export function checkChain(
  partition: number,
  entries: readonly Entry[],
  seals: readonly AuditSealed[],
  head: string | null = null,
): Checked {
  let end = CHAIN_BEGINS;
  let next = 0;
  let headSeen = head === null || head === CHAIN_BEGINS.hash;
  const broken = (offset: number, kind: Break['kind']): Checked => ({
    entries: entries.length,
    unsealed: 0,
    end,
    found: { partition, offset, kind },
  });
  for (const seal of seals) {
    if (seal.sequence !== end.sequence || seal.previousHash !== end.hash)
      return broken(seal.auditOffset, 'broken-chain');
    const entry = entries[next++];
    if (entry === undefined || entry.offset > seal.auditOffset) return broken(seal.auditOffset, 'dropped');
    if (entry.offset < seal.auditOffset) return broken(entry.offset, 'added');
    if (sealOf(end, entry).hash !== seal.hash) return broken(entry.offset, 'changed');
    end = endAfter(seal);
    headSeen ||= end.hash === head;
  }
  if (!headSeen) return broken(entries.at(-1)?.offset ?? 0, 'head-missing');
  return { entries: entries.length, unsealed: entries.length - next, end, found: null };
}
