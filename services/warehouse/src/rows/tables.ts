import { ClickHouseFailure } from '@foreshock/clickhouse';
import type { Decoded, RecordName, TopicName } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { columnsOf, rowOf, type Row } from './columns.ts';
import { deadLetterRow } from './dead-letter.ts';
import { ledgerEventRow } from './ledger-event.ts';
import { positionCells } from './raw.ts';

/** A row, or why there is none. */
export type Mapping =
  | { readonly ok: true; readonly row: Row }
  | { readonly ok: false; readonly reason: string; readonly message: string };

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
  map(record: ConsumedRecord, decoded: Decoded | null): Mapping;
}

const kafkaPosition = { topic: 'kafka_topic', partition: 'kafka_partition', offset: 'kafka_offset' } as const;

/** What the event column of `warnings` says for each record. */
const warningEvents = { WarningRaised: 'RAISED', WarningEscalated: 'ESCALATED', WarningCleared: 'CLEARED' };

/** Every topic that is copied. A new topic is one more line here and its migration. */
export const tableSpecs: readonly TableSpec[] = [
  {
    topic: 'ledger.events',
    table: 'ledger_events',
    position: { topic: 'topic', partition: 'partition', offset: 'offset' },
    records: [],
    decodes: true,
    map: (record, decoded) => ({ ok: true, row: ledgerEventRow(record, decoded as Decoded) }),
  },
  {
    topic: 'ledger.events.dlq',
    table: 'dead_letters',
    position: kafkaPosition,
    records: [],
    decodes: false,
    map: (record) => ({ ok: true, row: deadLetterRow(record) }),
  },
  recordsInto('indicators', 'risk.indicators', { IndicatorsUpdated: {} }),
  recordsInto('assessments', 'risk.assessments', { RiskAssessed: {} }),
  recordsInto('warnings', 'risk.warnings', {
    WarningRaised: { event: warningEvents.WarningRaised },
    WarningEscalated: { event: warningEvents.WarningEscalated },
    WarningCleared: { event: warningEvents.WarningCleared },
  }),
  recordsInto('rating_changes', 'risk.rating-changes', { RatingChanged: {} }),
  recordsInto('actions', 'risk.actions', { CreditActionRecommended: {} }),
  recordsInto('deliveries', 'alerts.deliveries', { DeliveryUpdated: {} }),
  recordsInto('audit', 'ops.audit', { AuditEntry: {} }),
];

/** A topic of decoded records: a column per field, constant cells per record type, then the position. */
function recordsInto(
  table: string,
  topic: TopicName,
  constants: Readonly<Partial<Record<RecordName, Row>>>,
): TableSpec {
  const forms = new Map(
    Object.entries(constants).map(([name, cells]) => [
      name as RecordName,
      { columns: columnsOf(name as RecordName), cells },
    ]),
  );
  return {
    topic,
    table,
    position: kafkaPosition,
    records: [...forms.keys()],
    decodes: true,
    map(record, decoded) {
      if (decoded === null || !decoded.ok) return decoded ?? notDecoded;
      const form = forms.get(decoded.type);
      if (form === undefined)
        return { ok: false, reason: 'unexpected-record', message: `${decoded.type} in ${topic}` };
      return fitted(() => ({
        ...form.cells,
        ...rowOf(form.columns, decoded.record),
        ...positionCells(record),
      }));
    },
  };
}

const notDecoded = { ok: false, reason: 'not-decoded', message: 'the record was not decoded' } as const;

function fitted(row: () => Row): Mapping {
  try {
    return { ok: true, row: row() };
  } catch (error) {
    if (!(error instanceof ClickHouseFailure) || error.kind !== 'bad-data') throw error;
    return { ok: false, reason: 'unrepresentable', message: error.message };
  }
}
