import type { ClickHouse } from '@foreshock/clickhouse';
import { topicByName } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';

const LOG = topicByName('ledger.events').name;
/** Records in one answer. */
const PAGE = 5_000;

/** The partition in which a customer's events are; null where the table holds none of them. */
export async function partitionOf(
  clickhouse: Pick<ClickHouse, 'query'>,
  customerId: string,
): Promise<number | null> {
  const [found] = await clickhouse.query<{ partition: number }>(
    'SELECT partition FROM ledger_events WHERE topic = {topic:String} AND customer_id = {customerId:String} LIMIT 1',
    { topic: LOG, customerId },
  );
  return found?.partition ?? null;
}

/** The last offset of a partition that was read on a business date or before it, by the ticks of the clock. */
export async function lastOffsetOn(
  clickhouse: Pick<ClickHouse, 'query'>,
  partition: number,
  date: string,
): Promise<number> {
  const [next] = await clickhouse.query<{ ticks: number; first: number }>(
    `SELECT count() AS ticks, min(offset) AS first FROM ledger_events
     WHERE topic = {topic:String} AND partition = {partition:Int32} AND record_type = 'ClockTick'
       AND JSONExtractString(payload, 'date') > {date:String}`,
    { topic: LOG, partition, date },
  );
  return next === undefined || next.ticks === 0 ? Number.MAX_SAFE_INTEGER : next.first - 1;
}

/**
 * A customer's records and those for everybody (ticks, policies, rates) out of the copy of the log in `ledger_events`, up to
 * and including offset `last`, in the order of the log. Rejects with a `ClickHouseFailure`.
 */
export async function* customerRecords(
  clickhouse: Pick<ClickHouse, 'query'>,
  customerId: string,
  partition: number,
  last: number = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<readonly ConsumedRecord[]> {
  for (let next = 0; ;) {
    const rows = await clickhouse.query<Row>(
      `SELECT offset, toUnixTimestamp64Milli(ts) AS ts_ms, key_base64 AS key, value_base64 AS value
       FROM ledger_events
       WHERE topic = {topic:String} AND partition = {partition:Int32}
         AND offset >= {next:Int64} AND offset <= {last:Int64}
         AND (customer_id = {customerId:String} OR customer_id = '')
       ORDER BY offset LIMIT 1 BY offset LIMIT ${PAGE}`,
      { topic: LOG, partition, next, last, customerId },
    );
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows.map((row) => recordOf(partition, row));
    next = end.offset + 1;
  }
}

interface Row {
  readonly offset: number;
  readonly ts_ms: number;
  readonly key: string | null;
  readonly value: string | null;
}

function recordOf(partition: number, { offset, ts_ms: timestampMs, key, value }: Row): ConsumedRecord {
  return {
    topic: LOG,
    partition,
    offset,
    timestampMs,
    key: bytesOf(key),
    value: bytesOf(value),
    headers: {},
  };
}

const bytesOf = (text: string | null) => (text === null ? null : Buffer.from(text, 'base64'));
