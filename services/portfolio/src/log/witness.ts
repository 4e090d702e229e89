import type { ClickHouse } from '@foreshock/clickhouse';
import type { Day } from '@foreshock/policy';
import type { GroupLag, LogReader } from '@foreshock/streaming';
import { REFUSED } from '@foreshock/portfolio-measures';
import { lastRecord } from './last-record.ts';

/** Tells the last business date of which every row is in the tables; null while there is none. */
export interface Witness {
  closedDate(): Promise<Day | null>;
}

export interface WitnessOptions {
  readonly clickhouse: Pick<ClickHouse, 'query'>;
  readonly reader: LogReader;
  /** Ends of a topic's partitions, records of open transactions included. */
  readonly ends: (topic: string) => Promise<ReadonlyMap<number, number>>;
  readonly lag: Pick<GroupLag, 'positions'>;
  readonly monitorGroup: string;
}

/** What the monitor writes with its position, and the tables that it is copied to. */
const OUTPUTS = [
  { topic: 'risk.indicators', table: 'indicators' },
  { topic: 'risk.assessments', table: 'assessments' },
  { topic: 'ledger.events.dlq', table: 'dead_letters' },
] as const;

/**
 * A date is over when every partition's copied log has a later tick, and the monitor's committed position is beyond it.
 * What it wrote up to there lies below the ends that its topics have then; the date is closed when the tables hold the last
 * record below each of these ends. Ends are kept until they are reached, so that a busy log is not chased forever.
 */
export function createWitness(options: WitnessOptions): Witness {
  let closed: Day | null = null;
  let awaited: { readonly date: Day; readonly ends: readonly End[] } | null = null;
  return {
    async closedDate() {
      if (awaited === null) {
        const date = await judgedDate(options);
        if (date === null || (closed !== null && date <= closed)) return closed;
        awaited = { date, ends: await endsOf(options) };
      }
      for (const end of awaited.ends) if (!(await isCopied(options, end))) return closed;
      closed = awaited.date;
      awaited = null;
      return closed;
    },
  };
}

interface End {
  readonly topic: string;
  readonly table: string;
  readonly partition: number;
  readonly offset: number;
}

async function judgedDate({ reader, lag, monitorGroup, clickhouse }: WitnessOptions): Promise<Day | null> {
  const partitions = await reader.partitions('ledger.events');
  const positions = await lag.positions(monitorGroup, 'ledger.events');
  const judged = partitions.map(
    (partition) => `(partition = ${partition} AND offset < ${positions.get(partition) ?? 0})`,
  );
  if (judged.length === 0) return null;
  const [row] = await clickhouse.query<{ partitions: number; date: number }>(
    `SELECT count() AS partitions, toInt32(min(date)) AS date FROM (
       SELECT partition, max(assumeNotNull(tick_date)) AS date FROM ledger_events
       WHERE topic = 'ledger.events' AND record_type = 'ClockTick' AND tick_date IS NOT NULL
         AND (${judged.join(' OR ')}) AND NOT ${REFUSED}
       GROUP BY partition
     )`,
  );
  return row === undefined || row.partitions < partitions.length ? null : row.date - 1;
}

async function endsOf({ ends }: WitnessOptions): Promise<readonly End[]> {
  const found: End[] = [];
  for (const { topic, table } of OUTPUTS) {
    for (const [partition, offset] of await ends(topic)) found.push({ topic, table, partition, offset });
  }
  return found;
}

async function isCopied(
  { reader, clickhouse }: WitnessOptions,
  { topic, table, partition, offset }: End,
): Promise<boolean> {
  const { high } = await reader.offsets({ topic, partition });
  if (high < offset) return false; // an open transaction below the end
  const last = await lastRecord(reader, { topic, partition }, offset);
  if (last === null) return true;
  const [row] = await clickhouse.query<{ copied: number }>(
    `SELECT max(kafka_offset) AS copied FROM (
       SELECT kafka_offset FROM ${table} WHERE kafka_topic = {topic:String} AND kafka_partition = {partition:Int32}
       UNION ALL
       SELECT kafka_offset FROM undecodable_records WHERE kafka_topic = {topic:String} AND kafka_partition = {partition:Int32}
     )`,
    { topic, partition },
  );
  return row !== undefined && row.copied >= last.offset;
}
