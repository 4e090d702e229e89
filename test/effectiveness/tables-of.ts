import { createHash } from 'node:crypto';
import type { ClickHouse } from '@foreshock/clickhouse';
import { minorUnits, type TypedRecord } from '@foreshock/contracts';
import { createPartition, step, takeIndicators, type EngineInput } from '@foreshock/engine';
import { tableSpecs } from '@foreshock/warehouse';
import { defaultPolicy } from '../ledger/replay.ts';

const PARTITION = 3;
const DAY_MS = 86_400_000;
type Rows = Record<string, Readonly<Record<string, unknown>>[]>;

/** A warning at a position of the log, as a test wants it. */
export interface Planted {
  readonly warningId: string;
  readonly customerId: string;
  readonly ruleId: string;
  readonly severity?: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly owner?: string;
  readonly at: number;
  readonly day: number;
  readonly cleared?: { readonly at: number; readonly day: number };
}

/** Fills the tables as monitor and warehouse would from the log, but for warnings, which stand where the test planted them. */
export async function fillTables(
  clickhouse: ClickHouse,
  log: readonly EngineInput[],
  planted: readonly Planted[],
): Promise<void> {
  const rows: Rows = { ledger_events: [], indicators: [], warnings: [] };
  const core = createPartition(PARTITION, minorUnits);
  const add = (table: string, topic: string, record: TypedRecord, offset: number) =>
    rows[table]?.push(rowOf(topic, record, offset));
  log.forEach((input, offset) => {
    add('ledger_events', 'ledger.events', input as TypedRecord, offset);
    const result = step(core, input, offset);
    if (result.kind === 'reject') throw new Error(`${offset}: ${result.message}`);
    const outputs = result.kind === 'ok' ? result.outputs : [];
    const published = outputs.flatMap((one) => (one.type === 'IndicatorsUpdated' ? [one.record] : []));
    for (const record of [...published, ...takeIndicators(core)])
      add('indicators', 'risk.indicators', { type: 'IndicatorsUpdated', record }, rows['indicators']!.length);
  });
  rows['warnings'] = planted.flatMap(warningRows);
  for (const [table, content] of Object.entries(rows)) await clickhouse.insert(table, content);
}

function rowOf(topic: string, record: TypedRecord, offset: number): Readonly<Record<string, unknown>> {
  const spec = tableSpecs.find((candidate) => candidate.topic === topic);
  const consumed = {
    topic,
    partition: PARTITION,
    offset,
    timestampMs: 0,
    key: null,
    value: null,
    headers: {},
  };
  const mapping = spec?.map(consumed, { ok: true, ...record });
  if (mapping?.ok !== true) throw new Error(`${topic} ${offset}: no row`);
  return mapping.row;
}

function warningRows(planted: Planted, nth: number): Readonly<Record<string, unknown>>[] {
  const { warningId, customerId, ruleId, severity = 'HIGH', owner = null, at, day, cleared } = planted;
  const common = {
    warning_id: warningId,
    customer_id: customerId,
    rule_id: ruleId,
    partition: PARTITION,
    currency: 'USD',
    kafka_topic: 'risk.warnings',
    kafka_partition: PARTITION,
  };
  const row = (event: string, offset: number, on: number, kafka_offset: number) => ({
    ...common,
    ...(event === 'RAISED' ? { severity, owner, segment: 'SMALL' } : {}),
    event,
    offset,
    as_of: isoDay(on),
    kafka_offset,
  });
  const raised = row('RAISED', at, day, 2 * nth);
  return cleared === undefined ? [raised] : [raised, row('CLEARED', cleared.at, cleared.day, 2 * nth + 1)];
}

export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Writes a log, event by event; each call gives the offset. */
export function logWriter(): { readonly log: EngineInput[]; readonly write: Writer } {
  const log: EngineInput[] = [activation()];
  const push = (type: EngineInput['type'], day: number, record: object): number =>
    log.push({
      type,
      record: { eventId: `e-${log.length}`, occurredAt: day * DAY_MS, source: 'test', ...record },
    } as EngineInput) - 1;
  const invoiceEvent =
    (kind: string) =>
    (customerId: string, invoiceId: string, day: number, amountMinor: number, dueDate = day) =>
      push('InvoiceEvent', day, {
        ...{ customerId, kind, invoiceId, issueDate: day, dueDate, amountMinor, currency: 'USD' },
        ...{ companyCode: null, documentType: null, orderId: null, terms: null },
      });
  const paymentEvent =
    (kind: string) =>
    (
      customerId: string,
      paymentId: string,
      day: number,
      invoiceId: string,
      amountMinor: number,
      recordedOn = day,
    ) =>
      push('PaymentEvent', recordedOn, {
        ...{ customerId, kind, paymentId, paymentDate: day, amountMinor, currency: 'USD', method: null },
        allocations: kind === 'RECEIVED' ? [{ invoiceId, amountMinor }] : [],
      });
  const write: Writer = {
    tick: (day) => push('ClockTick', day, { date: day }),
    invoice: invoiceEvent('ISSUED'),
    credit: invoiceEvent('CREDIT_NOTE'),
    writeOff: invoiceEvent('WRITTEN_OFF'),
    cancel: invoiceEvent('CANCELLED'),
    pay: paymentEvent('RECEIVED'),
    reverse: (customerId, paymentId, day) => paymentEvent('REVERSED')(customerId, paymentId, day, '', 0),
    notice: (customerId, kind, day, invoiceId) =>
      push('OverdueEvent', day, {
        ...{
          customerId,
          kind,
          invoiceId,
          dunningLevel: null,
          promisedDate: null,
          amountMinor: null,
          reason: null,
        },
      }),
  };
  return { log, write };
}

type OnInvoice = (
  customerId: string,
  invoiceId: string,
  day: number,
  amountMinor: number,
  dueDate?: number,
) => number;

export interface Writer {
  readonly tick: (day: number) => number;
  readonly invoice: OnInvoice;
  readonly credit: OnInvoice;
  readonly writeOff: OnInvoice;
  readonly cancel: OnInvoice;
  readonly pay: (
    customerId: string,
    paymentId: string,
    day: number,
    invoiceId: string,
    amountMinor: number,
    recordedOn?: number,
  ) => number;
  readonly reverse: (customerId: string, paymentId: string, day: number) => number;
  readonly notice: (
    customerId: string,
    kind: 'DUNNED' | 'DISPUTED' | 'DISPUTE_RESOLVED',
    day: number,
    invoiceId: string,
  ) => number;
}

function activation(): EngineInput {
  const { document, body } = defaultPolicy();
  const hash = createHash('sha256').update(body).digest('hex');
  const about = { eventId: 'policy', occurredAt: 0, source: 'test', activatedBy: 'a', approvedBy: 'b', hash };
  const { policyId, version } = document;
  return {
    type: 'PolicyActivated',
    record: { ...about, policyId, version, body, mode: 'LIVE' },
  };
}
