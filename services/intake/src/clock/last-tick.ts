import type { Day, Decoder } from '@foreshock/contracts';
import type { LogReader, TopicPartition } from '@foreshock/streaming';
import { LOG_TOPIC } from '../log/encode-entry.ts';

const FIRST_WINDOW = 500;

/** The latest business date of a partition, read from its end backwards in growing windows; null without any tick. */
async function lastTickOf(reader: LogReader, decoder: Decoder, at: TopicPartition): Promise<Day | null> {
  const { low, high } = await reader.offsets(at);
  for (let to = high, window = FIRST_WINDOW; to > low; window *= 4) {
    const from = Math.max(low, to - window);
    const found = await latestIn(reader, decoder, at, from, to);
    if (found !== null) return found;
    to = from;
  }
  return null;
}

async function latestIn(
  reader: LogReader,
  decoder: Decoder,
  at: TopicPartition,
  from: number,
  to: number,
): Promise<Day | null> {
  let latest: Day | null = null;
  for await (const records of reader.read(at, from, to)) {
    await decoder.ensure(records.map(({ value }) => value));
    for (const { value } of records) {
      const decoded = decoder.decode(value);
      if (decoded.ok && decoded.type === 'ClockTick')
        latest = Math.max(latest ?? -Infinity, decoded.record.date);
    }
  }
  return latest;
}

/** The earliest of the partitions' latest dates, so that a broken-off broadcast is completed; null when one has no tick. */
export async function lastBusinessDate(
  reader: LogReader,
  decoder: Decoder,
  topic: string = LOG_TOPIC,
): Promise<Day | null> {
  const partitions = await reader.partitions(topic);
  const dates = await Promise.all(
    partitions.map((partition) => lastTickOf(reader, decoder, { topic, partition })),
  );
  return dates.reduce(
    (least, date) => (least === null || date === null ? null : Math.min(least, date)),
    dates[0] ?? null,
  );
}
