import { RevokedError } from '../errors.ts';
import { keyOf, type TopicPartition } from '../record.ts';
import type { PartitionTask } from '../task.ts';
import type { LogReader } from './log-reader.ts';
import type { Transactions } from './transactions.ts';

/** A restored partition and how far it got. */
export interface OpenTask {
  readonly task: PartitionTask;
  /** The group's position as last committed; null before the first commit. */
  committed: number | null;
  /** Where the next fetch has to begin; past control records it runs ahead of `committed`. Null before the first. */
  position: number | null;
  /** Records were processed whose transaction is not known to be committed. */
  dirty: boolean;
}

/** Fences the former owner and ends its transaction; only then is the committed position final. */
export async function takeOver(transactions: Transactions): Promise<number | null> {
  await transactions.init();
  return transactions.committed();
}

export function movedOn(at: TopicPartition): RevokedError {
  return new RevokedError(`${keyOf(at)} was moved on by another consumer`);
}

/** @throws when retention has taken records that were not consumed yet. */
export async function assertStillOnLog(
  at: TopicPartition,
  reader: LogReader,
  position: number,
): Promise<void> {
  const { low } = await reader.offsets(at);
  if (low <= position) return;
  throw new Error(
    `${keyOf(at)}: offsets ${String(position)} to ${String(low - 1)} fell to retention before they were consumed; ` +
      `raise the topic's retention and set the group's offset by hand`,
  );
}
