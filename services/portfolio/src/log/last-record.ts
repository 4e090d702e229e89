import type { ConsumedRecord, LogReader, TopicPartition } from '@foreshock/streaming';

/** Offsets looked through at first; twice as many each time that they hold no record. */
const FIRST_LOOK = 64;

/** The last committed record below an offset; null where there is none. Markers and aborted records fill offsets too. */
export async function lastRecord(
  reader: LogReader,
  at: TopicPartition,
  below: number,
): Promise<ConsumedRecord | null> {
  const { low } = await reader.offsets(at);
  for (let look = FIRST_LOOK, to = below; to > low; to -= look, look *= 2) {
    let last: ConsumedRecord | null = null;
    for await (const chunk of reader.read(at, Math.max(low, to - look), to)) last = chunk.at(-1) ?? last;
    if (last !== null) return last;
  }
  return null;
}
