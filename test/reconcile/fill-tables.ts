import { type ClickHouse } from '@foreshock/clickhouse';
import {
  isoDate,
  minorUnits,
  type RecordName,
  type RecordTypes,
  type TypedRecord,
} from '@foreshock/contracts';
import {
  createPartition,
  step,
  takeIndicators,
  type EngineInput,
  type IndicatorsUpdated,
  type Partition,
} from '@foreshock/engine';
import { advanceTo, indicatorsOf, type Day, type Indicators } from '@foreshock/ledger';
import { tableSpecs } from '@foreshock/warehouse';

type Row = Readonly<Record<string, unknown>>;

/** The tables that a log leaves behind, and what the core knew at the end of every business date. */
export interface Filled {
  readonly days: readonly { readonly date: string; readonly customers: ReadonlyMap<string, Indicators> }[];
  readonly rows: Readonly<Record<'ledger_events' | 'dead_letters' | 'indicators', readonly Row[]>>;
}

/** Runs one partition's log through the core as the monitor does, without a broker, and gives the rows that the warehouse would write. */
export function tablesOf(partition: number, log: readonly EngineInput[]): Filled {
  const core = createPartition(partition, minorUnits);
  const rows = { ledger_events: [] as Row[], dead_letters: [] as Row[], indicators: [] as Row[] };
  const days: { date: string; customers: Map<string, Indicators> }[] = [];
  const publish = (record: IndicatorsUpdated) =>
    rows.indicators.push(
      rowOf('risk.indicators', { type: 'IndicatorsUpdated', record }, partition, rows.indicators.length),
    );
  const take = (input: EngineInput, offset: number) => {
    const result = step(core, input, offset);
    if (result.kind === 'ok')
      for (const output of result.outputs) if (output.type === 'IndicatorsUpdated') publish(output.record);
    return result;
  };
  log.forEach((input, offset) => {
    rows.ledger_events.push(rowOf('ledger.events', input as TypedRecord, partition, offset));
    if (input.type === 'ClockTick' && core.businessDate !== null) {
      // Every day of a jump is looked at, as the core steps them.
      while (core.businessDate < input.record.date) {
        days.push({ date: isoDate(core.businessDate), customers: known(core) });
        take({ type: 'ClockTick', record: { ...input.record, date: core.businessDate + 1 } }, offset);
      }
    } else {
      const result = take(input, offset);
      if (result.kind === 'reject')
        rows.dead_letters.push(deadLetter(partition, offset, result, rows.dead_letters.length));
    }
    if (offset % 7 === 0) takeIndicators(core).forEach(publish);
  });
  takeIndicators(core).forEach(publish);
  if (core.businessDate !== null) days.push({ date: isoDate(core.businessDate), customers: known(core) });
  return { days, rows };
}

/** Every customer's indicators as of the business date. */
function known(core: Partition): Map<string, Indicators> {
  const today = core.businessDate as Day;
  return new Map(
    [...core.customers].map(([customerId, { ledger }]) => {
      advanceTo(ledger, today);
      return [customerId, indicatorsOf(ledger)];
    }),
  );
}

function rowOf(topic: string, record: TypedRecord, partition: number, offset: number): Row {
  const spec = tableSpecs.find((candidate) => candidate.topic === topic);
  const consumed = { topic, partition, offset, timestampMs: 0, key: null, value: null, headers: {} };
  const mapping = spec?.map(consumed, { ok: true, ...record });
  if (mapping?.ok !== true) throw new Error(`${topic} ${offset}: no row`);
  return mapping.row;
}

function deadLetter(
  partition: number,
  offset: number,
  { reason, message }: { reason: string; message: string },
  at: number,
): Row {
  const place = { topic: 'ledger.events', partition, offset, stage: 'process', reason, message };
  return { ...place, kafka_topic: 'ledger.events.dlq', kafka_partition: partition, kafka_offset: at };
}

export async function fill(clickhouse: ClickHouse, filled: Filled): Promise<void> {
  for (const [table, rows] of Object.entries(filled.rows)) await clickhouse.insert(table, rows);
}

export type LogRecord<Name extends RecordName> = RecordTypes[Name];
