import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { dayOf, validateRecord } from '@foreshock/contracts';
import { FakeLogSink } from '../log/fake-log-sink.ts';
import type { LogEntry } from '../log/log-sink.ts';
import { readMappingFile } from '../mapping/read.ts';
import { importLedger, type ImportProgress, type ImportSummary } from './import-ledger.ts';

const data = join(import.meta.dirname, '../../../../test/data');
const sink = new FakeLogSink(4);
const progress: ImportProgress[] = [];
let summary: ImportSummary;

async function importSample(into: FakeLogSink) {
  return importLedger({
    files: { invoices: join(data, 'ibm_accounts_receivable.csv') },
    mapping: await readMappingFile(join(data, 'ibm.mapping.yaml')),
    sink: into,
    rejects: join(mkdtempSync(join(tmpdir(), 'sample-')), 'rejects.csv'),
    onProgress: (step) => progress.push(step),
  });
}

beforeAll(async () => {
  summary = await importSample(sink);
});

const all = () => sink.partitions.flat();
const ofType = <T extends LogEntry['type']>(type: T) =>
  all().filter((entry): entry is Extract<LogEntry, { type: T }> => entry.type === type);

it('holds the facts of the sample', () => {
  expect(summary.files).toMatchObject([{ rows: 2466, loaded: 2466, rejected: 0, rejectsFile: null }]);
  expect(summary.events).toEqual({
    InvoiceEvent: 2466,
    PaymentEvent: 2466,
    OverdueEvent: 2 * 561,
    CustomerEvent: 100,
  });
  expect(summary.invoicedMinor).toEqual({ USD: 14_770_318 });
  expect(summary.customers).toBe(100);
  expect(summary.span).toEqual({ first: dayOf('2012-01-03'), last: dayOf('2014-01-09') });
  expect(summary.disputed).toBe(561);
});

it('settles every invoice in full: 35.6 % late, at most 45 days', () => {
  const invoices = new Map(ofType('InvoiceEvent').map(({ record }) => [record.invoiceId, record]));
  const daysLate = ofType('PaymentEvent').map(({ record }) => {
    const invoice = invoices.get(record.allocations[0]?.invoiceId ?? '');
    expect(record).toMatchObject({ customerId: invoice?.customerId, amountMinor: invoice?.amountMinor });
    invoices.delete(invoice?.invoiceId ?? '');
    return record.paymentDate - (invoice?.dueDate ?? NaN);
  });
  expect(invoices.size).toBe(0);
  expect(daysLate.filter((days) => days > 0)).toHaveLength(877);
  expect(Math.max(...daysLate)).toBe(45);
});

it('writes every record so that the contract takes it, with ids of its own', () => {
  const customerEvents = all().filter((entry) => entry.type !== 'ClockTick');
  expect(new Set(customerEvents.map(({ record }) => record.eventId)).size).toBe(customerEvents.length);
  expect(
    all()
      .map(({ type, record }) => validateRecord(type, record))
      .filter(Boolean),
  ).toEqual([]);
});

it('ticks every date on every partition, the events of a date behind its tick', () => {
  expect(summary.ticks).toBe(dayOf('2014-01-10') - dayOf('2012-01-03') + 1);
  for (const partition of sink.partitions) {
    const ticks = partition.flatMap((entry) => (entry.type === 'ClockTick' ? [entry.record.date] : []));
    expect(ticks).toEqual(Array.from({ length: summary.ticks }, (_, i) => dayOf('2012-01-03') + i));
    let today = NaN;
    for (const { type, record } of partition) {
      if (type === 'ClockTick') today = record.date;
      else expect(record.occurredAt / 86_400_000).toBe(today);
    }
  }
});

it('writes the same again, whole days in few appends', async () => {
  const again = new FakeLogSink(4);
  await importSample(again);
  expect(again.partitions).toEqual(sink.partitions);
  expect(again.appends).toBeLessThan(10);
});

it('tells how far it is', () => {
  expect(progress[0]).toMatchObject({ phase: 'reading', bytesTotal: 220_150 });
  expect(progress.at(-1)).toMatchObject({ phase: 'writing', date: dayOf('2014-01-10') });
});
