import type { ClickHouse } from '@foreshock/clickhouse';
import type { ConsumedRecord, TopicPartition } from '@foreshock/streaming';
import type { LogArchive } from './archive.ts';

/** Records in one answer. */
const PAGE = 5_000;
const OF_PARTITION = 'topic = {topic:String} AND partition = {partition:Int32}';

interface Row {
  readonly offset: number;
  readonly ts_ms: number;
  readonly key: string | null;
  readonly value: string | null;
}

/** The copy of the log in `ledger_events`: it is written in offset order, so what lies between two of its rows is there. */
export function createClickHouseArchive(clickhouse: ClickHouse): LogArchive {
  return {
    async range({ topic, partition }) {
      const [found] = await clickhouse.query<{ records: number; first: number; last: number }>(
        `SELECT count() AS records, min(offset) AS first, max(offset) AS last FROM ledger_events WHERE ${OF_PARTITION}`,
        { topic, partition },
      );
      if (found === undefined || found.records === 0) return null;
      return { first: found.first, last: found.last };
    },
    async *read(at, from, to) {
      for (let next = from; ;) {
        const rows = await clickhouse.query<Row>(
          `SELECT offset, toUnixTimestamp64Milli(ts) AS ts_ms, key_base64 AS key, value_base64 AS value
           FROM ledger_events WHERE ${OF_PARTITION} AND offset >= {next:Int64} AND offset < {to:Int64}
           ORDER BY offset LIMIT 1 BY offset LIMIT ${PAGE}`,
          { topic: at.topic, partition: at.partition, next, to },
        );
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows.map((row) => recordOf(at, row));
        next = last.offset + 1;
      }
    },
  };
}

function recordOf({ topic, partition }: TopicPartition, row: Row): ConsumedRecord {
  const { offset, ts_ms: timestampMs } = row;
  return {
    topic,
    partition,
    offset,
    timestampMs,
    key: bytesOf(row.key),
    value: bytesOf(row.value),
    headers: {},
  };
}

const bytesOf = (text: string | null) => (text === null ? null : Buffer.from(text, 'base64'));
