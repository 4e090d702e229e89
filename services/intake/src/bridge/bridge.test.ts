import { beforeAll, expect, it } from 'vitest';
import { createCodec, createFakeRegistry, createForeignDecoder, type Codec } from '@foreshock/contracts';
import { MemoryLog, TestDriver } from '@foreshock/streaming/testing';
import { parseMapping } from '../mapping/read.ts';
import { bridgeMapper } from './bridge-events.ts';
import { BridgeTasks } from './bridge-task.ts';

const mapping = parseMapping(`
version: 1
source: sap
invoices:
  invoiceId: belnr
  customerId: kunnr
  issueDate: bldat
  dueDate: { termsDays: zterm }
  amount: { column: wrbtr.value }
  currency: wrbtr.ccy
  kind: { column: op, values: { N: ISSUED, C: CANCELLED, A: AMENDED } }
  occurredOn: at
payments:
  paymentId: doc
  customerId: kunnr
  paymentDate: { column: on, order: epoch-days }
  amount: { column: cents, minorUnits: true }
  currency: { constant: EUR }
  allocations: { list: items, invoiceId: belnr, amount: { column: cents, minorUnits: true } }
overdues:
  invoiceId: belnr
  customerId: kunnr
  kind: { constant: DUNNED }
  noticeDate: on
  dunningLevel: level
`);

const registry = createFakeRegistry();
let codec: Codec;
beforeAll(async () => {
  codec = createCodec(registry);
  await codec.registerAll();
});

function driverOf(section: 'invoices' | 'payments' | 'overdues') {
  const mappers = new Map([['in', bridgeMapper(section, mapping)]]);
  const tasks = new BridgeTasks({ codec, foreign: createForeignDecoder(registry), mappers });
  return new TestDriver(tasks, { log: new MemoryLog(), maxRecords: 2, deadLetterTopic: 'dlq' });
}

const json = (value: unknown) => ({ value: Buffer.from(JSON.stringify(value)) });

/** Avro's long: zigzag, seven bits a byte. */
function long(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value >= 0 ? value * 2 : -value * 2 - 1;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

const bytes = (value: string | Buffer) =>
  Buffer.concat([long(Buffer.byteLength(value)), Buffer.from(value as string)]);

/** Confluent's frame around a record's fields, under a subject of the company's own. */
async function framed(schema: { name: string }, fields: readonly Buffer[]) {
  const id = await registry.register(`company.${schema.name}`, schema);
  const frame = Buffer.alloc(5);
  frame.writeInt32BE(id, 1);
  return { value: Buffer.concat([frame, ...fields]) };
}

const outputs = async (driver: TestDriver) => {
  const records = driver.outputs('ledger.events');
  await codec.ensure(records.map(({ value }) => value));
  return records.map(({ key, value, headers }) => {
    const decoded = codec.decode(value);
    if (!decoded.ok) throw new Error(decoded.message);
    return { key: String(key), type: decoded.type, record: decoded.record, id: String(headers['ce_id']) };
  });
};

const reasons = (driver: TestDriver) =>
  driver.deadLetters.map(({ headers }) => String(headers['__connect.errors.exception.class.name']));

const invoice = {
  belnr: 90_001,
  kunnr: '000417',
  bldat: '2026-03-01',
  zterm: 30,
  wrbtr: { value: '1234.50', ccy: 'EUR' },
  op: 'N',
  at: '2026-03-01T10:00:00Z',
};

it('maps JSON documents, keyed anew; a resend has the same event id', async () => {
  const driver = driverOf('invoices');
  await driver.pipe([
    json(invoice),
    json(invoice),
    json({ ...invoice, op: 'A', at: '2026-03-05', zterm: 60 }),
  ]);
  const [first, second, third] = await outputs(driver);
  expect(first).toMatchObject({
    key: '000417',
    type: 'InvoiceEvent',
    record: { kind: 'ISSUED', invoiceId: '90001', issueDate: 20_513, dueDate: 20_543, amountMinor: 123_450 },
  });
  expect(second?.id).toBe(first?.id);
  expect(third?.record).toMatchObject({ kind: 'AMENDED', dueDate: 20_573, occurredAt: 20_517 * 86_400_000 });
});

it('maps Avro of the company’s own schema, decimals and dates included', async () => {
  const schema = {
    type: 'record',
    name: 'Rechnung',
    fields: [
      { name: 'belnr', type: 'long' },
      { name: 'kunnr', type: 'string' },
      { name: 'bldat', type: { type: 'int', logicalType: 'date' } },
      { name: 'zterm', type: 'int' },
      {
        name: 'wrbtr',
        type: {
          type: 'record',
          name: 'Betrag',
          fields: [
            { name: 'value', type: { type: 'bytes', logicalType: 'decimal', precision: 15, scale: 2 } },
            { name: 'ccy', type: 'string' },
          ],
        },
      },
      { name: 'op', type: 'string' },
      { name: 'at', type: { type: 'long', logicalType: 'timestamp-millis' } },
    ],
  } as const;
  const fields = [
    long(90_001),
    bytes('000417'),
    long(20_513),
    long(30),
    bytes(Buffer.from([0x01, 0xe2, 0x3a])),
    bytes('EUR'),
    bytes('N'),
    long(Date.parse('2026-03-01T10:00:00Z')),
  ];
  const driver = driverOf('invoices');
  await driver.pipe([await framed(schema, fields), json(invoice)]);
  const [avroEvent, jsonEvent] = await outputs(driver);
  expect(avroEvent).toEqual(jsonEvent);
});

it('maps payments with a list of allocations, and overdue notices', async () => {
  const payments = driverOf('payments');
  const items = [{ belnr: 90_001, cents: 500 }];
  await payments.pipe([
    json({ doc: 'Z1', kunnr: 'c', on: 20_514, cents: 700, items }),
    json({ doc: '', kunnr: 'c', on: 20_514, cents: 700 }),
  ]);
  expect((await outputs(payments)).map(({ record }) => record)).toMatchObject([
    { paymentId: 'Z1', amountMinor: 700, allocations: [{ invoiceId: '90001', amountMinor: 500 }] },
    { paymentId: 'in-0-1', amountMinor: 700, allocations: [] },
  ]);
  const overdues = driverOf('overdues');
  await overdues.pipe([json({ belnr: '90001', kunnr: 'c', on: '2026-04-15', level: 2 })]);
  expect(await outputs(overdues)).toMatchObject([
    { type: 'OverdueEvent', record: { kind: 'DUNNED', dunningLevel: 2 } },
  ]);
});

it('sends what it cannot read to the dead letters, the good ones around it through', async () => {
  const driver = driverOf('invoices');
  const unknown = Buffer.from([0, 0, 0, 0x7f, 0xff, 1, 2]);
  await driver.pipe([
    json(invoice),
    { value: null },
    { value: Buffer.from('no json') },
    { value: unknown },
    json([invoice]),
    json({ ...invoice, wrbtr: { value: '-5', ccy: 'EUR' } }),
    json({ ...invoice, wrbtr: { value: 'NaN', ccy: 'EUR' } }),
    json({ ...invoice, wrbtr: { value: '5', ccy: 'EUX' } }),
    json({ ...invoice, kunnr: '' }),
    json({ ...invoice, op: '?' }),
    json({ ...invoice, kunnr: 'x'.repeat(300) }),
    json({ ...invoice, belnr: 90_002 }),
  ]);
  expect((await outputs(driver)).map(({ record }) => 'invoiceId' in record && record.invoiceId)).toEqual([
    '90001',
    '90002',
  ]);
  expect(reasons(driver)).toEqual([
    'null-value',
    'not-json',
    'unknown-schema-id',
    'not-an-object',
    'negative-amount',
    'amount-format',
    'unknown-currency',
    'missing-value',
    'unknown-value',
    'invalid-id',
  ]);
  expect(driver.deadLetters[1]?.value?.toString()).toBe('no json');
});

it('refuses a mapping whose records cannot stand alone', () => {
  const { payments } = mapping;
  if (payments === undefined) throw new Error('no payments');
  const { customerId: _dropped, ...rest } = payments;
  expect(() => bridgeMapper('payments', { ...mapping, payments: rest })).toThrow(/must map customerId/);
});
