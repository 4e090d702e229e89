import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { dayOf, isoDate } from '@foreshock/contracts';
import { FakeLogSink } from '../log/fake-log-sink.ts';
import { parseMapping } from '../mapping/read.ts';
import { importLedger } from './import-ledger.ts';

const mapping = parseMapping(`
version: 1
source: erp-42
file: { delimiter: auto, encoding: utf-8 }
dates: { order: day-first }
numbers: { decimal: ',', group: '.' }
period: { from: 2024-01-01, to: 2025-12-31 }
invoices:
  invoiceId: { columns: [Mandant, Belegnr], join: '-' }
  customerId: Debitor
  issueDate: Belegdatum
  dueDate: Fällig am
  amount: Betrag
  currency: Währung
  companyCode: Mandant
  documentType: Art
  settledDate: Ausgeglichen
  creditNotes: { negativeAmounts: true, documentTypes: [GU], creditedInvoiceId: Bezug }
  disputed: { column: Strittig, 'yes': [X], 'no': [], raisedOn: Strittig seit }
payments:
  dates: { order: iso }
  numbers: { decimal: '.', group: ',' }
  paymentId: payment_no
  paymentDate: value_date
  amount: total
  currency: ccy
  invoiceId: invoice
  allocatedAmount: allocated
customers:
  customerId: Debitor
  name: Firma
  segment: { column: Klasse, values: { A: LARGE, B: MEDIUM, C: SMALL }, default: C }
  country: Land
  creditLimit: Limit
  currency: { constant: EUR }
  termsDays: Ziel
`);

const invoices = `\uFEFFMandant;Belegnr;Debitor;Belegdatum;Fällig am;Betrag;Währung;Art;Ausgeglichen;Strittig;Strittig seit;Bezug;Text
01;100;000417;05.02.2024;06.03.2024;"1.234,50";EUR;RE;20.03.24;X;10.02.2024;;"zwei
Zeilen; ""Zitat"""
01;101;000417;07.02.2024;08.03.2024;120.000;JPY;RE;;;;;offen
02;100;000932;01.03.2024;31.03.2024;1.000,125;KWD;RE;;;;;per Zahlungsdatei
02;101;000932;02.03.2024;01.04.2024;500,00;EUR;RE;;;;;per Zahlungsdatei
01;102;000417;01.03.2024;01.03.2024;-200,00;EUR;GU;;;;01-100;Gutschrift
`;
const customers = `Debitor;Firma;Klasse;Land;Limit;Ziel
000417;Müller & Söhne;A;DE;50.000,00;30
000932;"Öl; Gas";;KW;;
`;
const payments = `payment_no,value_date,total,ccy,invoice,allocated
P1,2024-04-02,"1,000.125",KWD,02-100,600.000
P2,2024-04-03,700.00,EUR,02-101,500.00
P1,2024-04-02,"1,000.125",KWD,02-101,0.125
`;

function workspace(files: Record<string, string | Buffer>) {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return (name: string) => join(folder, name);
}

function eventsOf(sink: FakeLogSink) {
  return sink.partitions.flat().filter((entry) => entry.type !== 'ClockTick');
}

it('reads a ledger it has never seen by its mapping alone', async () => {
  const at = workspace({ 'op.csv': invoices, 'kunden.csv': customers, 'zahlungen.csv': payments });
  const sink = new FakeLogSink(1);
  const summary = await importLedger({
    files: { invoices: at('op.csv'), customers: at('kunden.csv'), payments: at('zahlungen.csv') },
    mapping,
    sink,
  });
  expect(summary.files.map((file) => [file.section, file.rows, file.rejected])).toEqual([
    ['customers', 2, 0],
    ['invoices', 5, 0],
    ['payments', 3, 0],
  ]);
  expect(summary.invoicedMinor).toEqual({ EUR: 173_450, JPY: 120_000, KWD: 1_000_125 });
  const short = eventsOf(sink).map(({ type, record }) => [
    isoDate(record.occurredAt / 86_400_000),
    type.replace('Event', ''),
    'customerId' in record ? record.customerId : '',
    'kind' in record ? record.kind : '',
    'invoiceId' in record ? record.invoiceId : 'paymentId' in record ? record.paymentId : '',
    'amountMinor' in record ? record.amountMinor : null,
  ]);
  expect(short).toEqual([
    ['2024-02-05', 'Customer', '000417', '', '', null],
    ['2024-02-05', 'Invoice', '000417', 'ISSUED', '01-100', 123_450],
    ['2024-02-07', 'Invoice', '000417', 'ISSUED', '01-101', 120_000],
    ['2024-02-10', 'Overdue', '000417', 'DISPUTED', '01-100', null],
    ['2024-03-01', 'Customer', '000932', '', '', null],
    ['2024-03-01', 'Invoice', '000932', 'ISSUED', '02-100', 1_000_125],
    ['2024-03-01', 'Invoice', '000417', 'CREDIT_NOTE', '01-100', 20_000],
    ['2024-03-02', 'Invoice', '000932', 'ISSUED', '02-101', 50_000],
    ['2024-03-20', 'Overdue', '000417', 'DISPUTE_RESOLVED', '01-100', null],
    ['2024-03-20', 'Payment', '000417', 'RECEIVED', 'settled/01-100', 103_450],
    ['2024-04-02', 'Payment', '000932', 'RECEIVED', 'P1', 1_000_125],
    ['2024-04-03', 'Payment', '000932', 'RECEIVED', 'P2', 70_000],
  ]);
  const paid = eventsOf(sink).find(({ record }) => 'paymentId' in record && record.paymentId === 'P1');
  expect(paid?.record).toMatchObject({
    allocations: [
      { invoiceId: '02-100', amountMinor: 600_000 },
      { invoiceId: '02-101', amountMinor: 125 },
    ],
  });
  expect(eventsOf(sink)[0]?.record).toMatchObject({
    name: 'Müller & Söhne',
    segment: 'LARGE',
    creditLimitMinor: 5_000_000,
    currency: 'EUR',
    termsDays: 30,
  });
});

it('gives the same document the same id in another order, another file, another encoding', async () => {
  const [bom = '', ...rows] = invoices.split(/\n(?=\d\d;)/);
  const shuffled = `${[bom, ...rows.map((row) => row.trimEnd()).reverse()].join('\r\n')}\r\n`;
  const at = workspace({ 'a.csv': invoices, 'b.csv': Buffer.from(shuffled, 'utf16le') });
  const [first, second] = [new FakeLogSink(2), new FakeLogSink(2)];
  await importLedger({ files: { invoices: at('a.csv') }, mapping, sink: first });
  const otherwise = { ...mapping, file: { encoding: 'auto' } } as const;
  await importLedger({ files: { invoices: at('b.csv') }, mapping: otherwise, sink: second });
  expect(second.partitions).toEqual(first.partitions);
});

it('reads NDJSON with the same words', async () => {
  const at = workspace({
    'i.ndjson': [
      { doc: { no: 7 }, cust: '007', on: '2024-02-01', days: 14, amt: 55.94 },
      { doc: { no: 8 }, cust: '007', on: '2024-02-02', days: 14, amt: 0.1 + 0.2 },
    ]
      .map((each) => JSON.stringify(each))
      .join('\n'),
  });
  const ndjson = parseMapping(`
version: 1
source: api
invoices:
  { invoiceId: doc.no, customerId: cust, issueDate: on, dueDate: { termsDays: days }, amount: amt, currency: { constant: USD } }
`);
  const sink = new FakeLogSink(1);
  const summary = await importLedger({ files: { invoices: at('i.ndjson') }, mapping: ndjson, sink });
  expect(eventsOf(sink).map(({ record }) => record)).toMatchObject([
    { invoiceId: '7', customerId: '007', dueDate: dayOf('2024-02-15'), amountMinor: 5594 },
  ]);
  expect(summary.files[0]?.rejectsByReason).toEqual({ 'amount-precision': 1 });
});

it('refuses bad rows with line, field and reason, and loads the others', async () => {
  const head = invoices.split('\n')[0] ?? '';
  const rows = [
    '01;1;000417;05.02.2024;06.03.2024;100,00;EUR;RE;;;;;good',
    '01;2;000417;31.02.2024;06.03.2024;100,00;EUR;RE;;;;;no such date',
    '01;3;000417;02/30/2024;06.03.2024;100,00;EUR;RE;;;;;month first',
    '01;4;000417;05.02.2024;06.03.2024;1,000.00;EUR;RE;;;;;other number style',
    '01;5;000417;05.02.2024;06.03.2024;100,00;EUX;RE;;;;;no currency',
    '01;6;;05.02.2024;06.03.2024;100,00;EUR;RE;;;;;no customer',
    '01;7;000417;05.02.2924;06.03.2924;100,00;EUR;RE;;;;;far off',
    '01;8;000417;05.02.2024;06.03.2024;100,00',
    '01;9;000417;05.02.2024;06.03.2024;10,50;JPY;RE;;;;;decimals',
    '01;10;000417;05.02.2024;04.02.2024;100,00;EUR;RE;;;;;due before issue',
    '01;11;000417;05.02.2024;06.03.2024;100,00;EUR;RE;;maybe;;;flag',
    '01;1;000417;05.02.2024;06.03.2024;100,00;EUR;RE;;;;;good',
    '01;1;000417;05.02.2024;06.03.2024;900,00;EUR;RE;;;;;other amount',
    '01;12;000417;05.02.2024;06.03.2024;100,00;EUR;RE;;;;;"never closed',
    `01;13;${'9'.repeat(201)};05.02.2024;06.03.2024;100,00;EUR;RE;;;;;long id`,
    ';;;;;;;;;;;;',
    '01;14;000417;05.02.2024;06.03.2024;"100,00";EUR;RE;;;;;good too',
  ];
  const at = workspace({ 'op.csv': [head, ...rows].join('\n') });
  const sink = new FakeLogSink(1);
  const summary = await importLedger({ files: { invoices: at('op.csv') }, mapping, sink });
  const rejected = parse<Record<string, string>>(readFileSync(at('op.csv.rejects.csv'), 'utf8'), {
    columns: true,
  });
  expect(rejected.map((each) => [each.line, each.field, each.reason])).toEqual([
    ['3', 'issueDate', 'no-such-date'],
    ['4', 'issueDate', 'date-format'],
    ['5', 'amount', 'amount-format'],
    ['6', 'currency', 'unknown-currency'],
    ['7', 'customerId', 'missing-value'],
    ['8', 'issueDate', 'date-out-of-period'],
    ['9', '', 'malformed-row'],
    ['10', 'amount', 'amount-precision'],
    ['11', 'dueDate', 'due-before-issue'],
    ['12', 'disputed', 'unknown-value'],
    ['13', 'invoiceId', 'repeated-document'],
    ['14', 'invoiceId', 'conflicting-document'],
    ['15', '', 'malformed-row'],
    ['16', 'customerId', 'invalid-id'],
  ]);
  expect(rejected.map((each) => each.row)).toEqual(rows.slice(1, 15));
  expect(summary.files).toMatchObject([{ rows: 16, loaded: 2, rejected: 14 }]);
  expect(eventsOf(sink).map(({ record }) => 'invoiceId' in record && record.invoiceId)).toEqual([
    '01-1',
    '01-14',
  ]);
});

it('refuses payments that cannot be placed', async () => {
  const bad = `payment_no,value_date,total,ccy,invoice,allocated
P1,2024-04-02,10.00,EUR,nowhere,10.00
P2,2024-04-02,10.00,EUR,01-100,11.00
P3,2024-04-02,10.00,EUR,01-100,5.00
P3,2024-04-02,12.00,EUR,01-101,5.00
P4,2024-04-02,-10.00,EUR,01-100,
P5,2024-04-02,10.00,EUR,01-100,10.00
P6,2024-04-02,10.00,EUR,,
P7,2024-04-02,10.00,EUR,01-100,6.00
P7,2024-04-02,10.00,EUR,01-101,6.00
`;
  const at = workspace({ 'op.csv': invoices, 'pay.csv': bad });
  const files = { invoices: at('op.csv'), payments: at('pay.csv') };
  const summary = await importLedger({ files, mapping, sink: new FakeLogSink(1) });
  expect(summary.files[1]).toMatchObject({
    loaded: 2,
    rejectsByReason: {
      'unknown-invoice': 2,
      'over-allocated': 3,
      'conflicting-document': 1,
      'negative-amount': 1,
    },
  });
});

it('says which column is missing, before anything is written', async () => {
  const at = workspace({ 'op.csv': invoices.replace('Fällig am', 'Fällig') });
  const sink = new FakeLogSink(1);
  const attempt = importLedger({ files: { invoices: at('op.csv') }, mapping, sink });
  await expect(attempt).rejects.toThrow(
    /op\.csv: no column "Fällig am" \(is it "Fällig"\?\); the file has "Mandant"/,
  );
  expect(sink.appends).toBe(0);
});

it('says which encoding to set', async () => {
  const at = workspace({ 'op.csv': Buffer.from(invoices.slice(1), 'latin1') });
  const attempt = () =>
    importLedger({ files: { invoices: at('op.csv') }, mapping, sink: new FakeLogSink(1) });
  await expect(attempt()).rejects.toThrow(/op\.csv: not utf-8 text .* set file\.encoding/);
});
