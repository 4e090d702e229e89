import type { LogReader } from '@foreshock/streaming';

/** End of every partition of a topic; null when the log cannot be asked at the moment. */
export type LogEnds = (topic: string) => Promise<ReadonlyMap<number, number> | null>;

const PATIENCE_MS = 2_000;

/** Asks the log, but does not let a status page wait for brokers that are away. */
export function logEndsOf(reader: LogReader): LogEnds {
  const ask = async (topic: string): Promise<ReadonlyMap<number, number>> => {
    const partitions = await reader.partitions(topic);
    const ends = partitions.map(async (partition) => {
      const { high } = await reader.offsets({ topic, partition });
      return [partition, high] as const;
    });
    return new Map(await Promise.all(ends));
  };
  return (topic) => {
    const asked = ask(topic).catch(() => null);
    const { promise, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    return Promise.race([asked, promise]).finally(() => clearTimeout(timer));
  };
}
