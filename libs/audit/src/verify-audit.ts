import { topicOf, type Decoder } from '@foreshock/contracts';
import type { LogReader } from '@foreshock/streaming';
import { checkChain, type Checked } from './check.ts';
import type { Entry } from './chain.ts';
import { sealsOf } from './read-seals.ts';

/** A chain's end as somebody has kept it elsewhere: `partition:hash`. */
export type Heads = ReadonlyMap<number, string>;

/** Where the audit and its seals lie. */
export interface AuditTopics {
  readonly entries: string;
  readonly seals: string;
}

export const auditTopics: AuditTopics = {
  entries: topicOf('AuditEntry').name,
  seals: topicOf('AuditSealed').name,
};

/** Reads the whole audit and its seals and holds the one against the other, partition by partition. */
export async function verifyAudit(
  decoder: Decoder,
  reader: LogReader,
  heads: Heads = new Map(),
  topics: AuditTopics = auditTopics,
): Promise<ReadonlyMap<number, Checked>> {
  const results = new Map<number, Checked>();
  for (const partition of await reader.partitions(topics.entries)) {
    // seals first: an entry that comes meanwhile is one too young to be sealed, never one that was dropped
    const seals = await sealsOf(decoder, reader, { topic: topics.seals, partition });
    const entries = await entriesOf(reader, topics.entries, partition);
    results.set(partition, checkChain(partition, entries, seals, heads.get(partition) ?? null));
  }
  return results;
}

async function entriesOf(reader: LogReader, topic: string, partition: number): Promise<Entry[]> {
  const { low, high } = await reader.offsets({ topic, partition });
  const entries: Entry[] = [];
  for await (const records of reader.read({ topic, partition }, low, high)) entries.push(...records);
  return entries;
}
