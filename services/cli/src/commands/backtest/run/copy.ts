import type { ClickHouse } from '@foreshock/clickhouse';
import { createClickHouseArchive } from '@foreshock/monitor';
import type { ConsumedRecord, LogReader } from '@foreshock/streaming';

const topic = 'ledger.events';

/** The log, wherever it is kept. */
export interface LogCopy {
  /** Of each partition that there is: its first offset, and the one after its last. */
  ranges(): Promise<readonly { readonly partition: number; readonly first: number; readonly end: number }[]>;
  /** Records from the first on, up to `end`, in offset order. */
  read(partition: number, end: number): AsyncIterable<readonly ConsumedRecord[]>;
  /** Where to look when this copy is not whole. */
  readonly otherwise: string;
}

export function fromClickHouse(clickhouse: ClickHouse): LogCopy {
  const archive = createClickHouseArchive(clickhouse);
  return {
    otherwise: '--source kafka',
    read: (partition, end) => archive.read({ topic, partition }, 0, end),
    ranges: async () => {
      const sql = `SELECT partition, min(offset) AS first, max(offset) + 1 AS end FROM ledger_events
        WHERE topic = {topic:String} GROUP BY partition ORDER BY partition`;
      return clickhouse.query(sql, { topic });
    },
  };
}

export function fromKafka(reader: LogReader): LogCopy {
  return {
    otherwise: '--source clickhouse',
    read: (partition, end) => reader.read({ topic, partition }, 0, end),
    async ranges() {
      const partitions = [...(await reader.partitions(topic))].sort((a, b) => a - b);
      return Promise.all(
        partitions.map(async (partition) => {
          const { low, high } = await reader.offsets({ topic, partition });
          return { partition, first: low, end: high };
        }),
      );
    },
  };
}
