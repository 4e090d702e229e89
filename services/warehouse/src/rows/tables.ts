import { ClickHouseFailure, type ColumnTypes } from '@foreshock/clickhouse';
import type { Decoded, RecordName, TopicName } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { ledgerEventTranscoder } from '../transcode/ledger-event-row.ts';
import { recordTranscoder } from '../transcode/record-row.ts';
import type { Transcoder } from '../transcode/transcoder.ts';
import { columnsOf, plain, type Cells, type Column, type FieldColumn } from './columns.ts';
import { DEAD_LETTER_COLUMNS, deadLetterCells } from './dead-letter.ts';
import { LEDGER_EVENT_COLUMNS, ledgerEventCells } from './ledger-event.ts';
import { MappedRow, type Mapping } from './mapping.ts';
import { POSITION_COLUMNS, positionCells } from './raw.ts';

/** Into which table a topic goes, and how. */
export interface TableSpec {
  readonly topic: string;
  readonly table: string;
  /** Columns that hold the copied record's own topic, partition and offset. */
  readonly position: { readonly topic: string; readonly partition: string; readonly offset: string };
  /** Records whose every field is a column. */
  readonly records: readonly RecordName[];
  /** Whether the topic's values are records of the contract. */
  readonly decodes: boolean;
  /** The columns that a row's cells stand for, in their order. */
  readonly columns: readonly Column[];
  map(record: ConsumedRecord, decoded: Decoded | null): Mapping;
  /** The same row for a fraction of the time, from a value in today's schema; null where there is no such way. */
  transcoder?(name: RecordName, types: ColumnTypes): Transcoder | null;
}

const kafkaPosition = { topic: 'kafka_topic', partition: 'kafka_partition', offset: 'kafka_offset' } as const;

/** What the event column of `warnings` says for each record. */
const warningEvents = { WarningRaised: 'RAISED', WarningEscalated: 'ESCALATED', WarningCleared: 'CLEARED' };

/**
 * Topics without a table: keys are nobody's to query, and a seal proves the audit only where it lies beside it.
 */
export const notCopied: readonly string[] = ['ops.api-keys', 'ops.audit-seals'] satisfies TopicName[];

/** Every topic that is copied. A new topic is one more line here and its migration. */
export const tableSpecs: readonly TableSpec[] = [
  {
    topic: 'ledger.events',
    table: 'ledger_events',
    position: { topic: 'topic', partition: 'partition', offset: 'offset' },
    records: [],
    decodes: true,
    columns: LEDGER_EVENT_COLUMNS,
    map: (record, decoded) =>
      new MappedRow(LEDGER_EVENT_COLUMNS, ledgerEventCells(record, decoded as Decoded)),
    transcoder: ledgerEventTranscoder,
  },
  {
    topic: 'ledger.events.dlq',
    table: 'dead_letters',
    position: kafkaPosition,
    records: [],
    decodes: false,
    columns: DEAD_LETTER_COLUMNS,
    map: (record) => new MappedRow(DEAD_LETTER_COLUMNS, deadLetterCells(record)),
  },
  recordsInto('indicators', 'risk.indicators', { IndicatorsUpdated: {} }),
  recordsInto('assessments', 'risk.assessments', { RiskAssessed: {} }),
  recordsInto('warnings', 'risk.warnings', {
    WarningRaised: { event: warningEvents.WarningRaised },
    WarningEscalated: { event: warningEvents.WarningEscalated },
    WarningCleared: { event: warningEvents.WarningCleared },
  }),
  recordsInto('rating_changes', 'risk.rating-changes', { RatingChanged: {} }),
  recordsInto('ratings', 'risk.ratings', { RatingInForce: {} }),
  recordsInto('actions', 'risk.actions', { CreditActionRecommended: {} }),
  recordsInto('shadow_differences', 'risk.shadow', { ShadowDiffered: {} }),
  recordsInto('portfolio_warnings', 'risk.portfolio-warnings', {
    PortfolioWarningRaised: { event: warningEvents.WarningRaised },
    PortfolioWarningEscalated: { event: warningEvents.WarningEscalated },
    PortfolioWarningCleared: { event: warningEvents.WarningCleared },
    PortfolioEvaluated: { event: 'EVALUATED' },
  }),
  {
    topic: 'alerts.log',
    table: 'alerts_log',
    position: { topic: 'topic', partition: 'partition', offset: 'offset' },
    records: [],
    decodes: true,
    columns: LEDGER_EVENT_COLUMNS,
    map: (record, decoded) =>
      new MappedRow(LEDGER_EVENT_COLUMNS, ledgerEventCells(record, decoded as Decoded)),
  },
  recordsInto('deliveries', 'alerts.deliveries', { DeliveryUpdated: {} }),
  recordsInto('cases', 'alerts.cases', { CaseUpdated: {} }),
  recordsInto('held_notices', 'alerts.held', { NoticeHeld: {} }),
  recordsInto('alert_targets', 'alerts.targets', { TargetUpdated: {} }),
  recordsInto('audit', 'ops.audit', { AuditEntry: {} }),
  recordsInto('policies', 'ops.policies', {
    PolicyProposed: { event: 'PROPOSED' },
    PolicyApproved: { event: 'APPROVED' },
    PolicySwitched: { event: 'SWITCHED' },
  }),
];

/** A topic of decoded records: a column per field and per constant of any of them, then the position. */
function recordsInto(
  table: string,
  topic: TopicName,
  constants: Readonly<Partial<Record<RecordName, Readonly<Record<string, string>>>>>,
): TableSpec {
  const names = Object.keys(constants) as RecordName[];
  const columns = columnsOfAll(names, constants);
  const fillers = new Map(names.map((name) => [name, fillerOf(name, constants[name] ?? {}, columns)]));
  return {
    topic,
    table,
    position: kafkaPosition,
    records: names,
    decodes: true,
    columns,
    transcoder: (name, types) =>
      names.includes(name) ? recordTranscoder(name, constants[name] ?? {}, columns, types) : null,
    map(record, decoded) {
      if (decoded === null || !decoded.ok) return decoded ?? notDecoded;
      const fill = fillers.get(decoded.type);
      if (fill === undefined)
        return { ok: false, reason: 'unexpected-record', message: `${decoded.type} in ${topic}` };
      return fitted(() => new MappedRow(columns, fill(decoded.record, record)));
    },
  };
}

function columnsOfAll(
  names: readonly RecordName[],
  constants: Readonly<Partial<Record<RecordName, Readonly<Record<string, string>>>>>,
): readonly Column[] {
  const fields = names.flatMap((name): Column[] => [
    ...Object.keys(constants[name] ?? {}).map(plain),
    ...columnsOf(name),
  ]);
  return [...new Map(fields.map((column) => [column.column, column])).values(), ...POSITION_COLUMNS];
}

/** Makes the cells of one kind of record; columns of the other kinds stay absent. */
function fillerOf(
  name: RecordName,
  constants: Readonly<Record<string, string>>,
  columns: readonly Column[],
): (record: object, consumed: ConsumedRecord) => Cells {
  const own = new Map<string, FieldColumn>(columnsOf(name).map((column) => [column.column, column]));
  const sources = columns
    .slice(0, -POSITION_COLUMNS.length)
    .map(({ column }) => own.get(column) ?? constants[column]);
  return (record, consumed) => {
    const cells: unknown[] = [];
    for (const source of sources) {
      if (typeof source !== 'object') cells.push(source);
      else {
        const value = (record as Readonly<Record<string, unknown>>)[source.field];
        cells.push(value === null || value === undefined ? null : source.cell(value));
      }
    }
    cells.push(...positionCells(consumed));
    return cells;
  };
}

const notDecoded = { ok: false, reason: 'not-decoded', message: 'the record was not decoded' } as const;

function fitted(row: () => MappedRow): Mapping {
  try {
    return row();
  } catch (error) {
    if (!(error instanceof ClickHouseFailure) || error.kind !== 'bad-data') throw error;
    return { ok: false, reason: 'unrepresentable', message: error.message };
  }
}
