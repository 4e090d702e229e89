import { topicByName } from '@foreshock/contracts';
import type { LogReader } from '@foreshock/streaming';
import type { LogArchive } from '../snapshots/archive.ts';

const LOG = topicByName('ledger.events').name;

/** A log whose beginning is read from its copy where Kafka's retention has passed it. Other topics stay as they are. */
export function logWithArchive(reader: LogReader, archive: LogArchive): LogReader {
  return {
    partitions: (topic) => reader.partitions(topic),
    async offsets(at) {
      const range = await reader.offsets(at);
      if (at.topic !== LOG || range.low === 0) return range;
      const copy = await archive.range(at);
      const reaches = copy !== null && copy.last >= range.low - 1;
      return reaches ? { ...range, low: Math.min(copy.first, range.low) } : range;
    },
    async *read(at, from, to) {
      const { low } = await reader.offsets(at);
      if (at.topic === LOG && from < low) yield* archive.read(at, from, Math.min(low, to));
      if (to > low) yield* reader.read(at, Math.max(from, low), to);
    },
    close: () => reader.close(),
  };
}
