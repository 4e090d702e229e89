import { expect, it } from 'vitest';
import type { Decoder } from '@foreshock/contracts';
import { RegistryUnavailable } from '@foreshock/contracts';
import { RetriableError } from '@foreshock/streaming';
import { tableSpecs } from '../rows/tables.ts';
import { createFakeStore } from '../store/fake-store.ts';
import { createPatientStore } from '../store/patient-store.ts';
import { consumed } from '../testing/records.ts';
import { createWarehouseSink } from './sink.ts';

const noWait = () => Promise.resolve();
const decoder: Decoder = {
  ensure: () => Promise.resolve(),
  decode: () => ({ ok: false, reason: 'not-confluent-framed', message: 'junk' }),
};
const letters = (partition: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) =>
    consumed({ topic: 'ledger.events.dlq', partition, offset: from + index }),
  );
const offsets = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map((row) => row['kafka_offset']);

it('stores rows in order under the token of their bounds, and goes on after them', async () => {
  const store = createFakeStore();
  const sink = createWarehouseSink(store, decoder, tableSpecs);
  expect(await sink.position('ledger.events.dlq', 0)).toBeNull();
  await sink.write('ledger.events.dlq', 0, letters(0, 4, 7));
  expect(store.inserts).toEqual([{ table: 'dead_letters', rows: 3, token: 'ledger.events.dlq-0-4-6' }]);
  expect(await sink.position('ledger.events.dlq', 0)).toBe(7);
});

it('parks while ClickHouse is away', async () => {
  const store = createFakeStore();
  const sink = createWarehouseSink(store, decoder, tableSpecs);
  store.faults.push({ when: 'before', kind: 'retriable' });
  await expect(sink.write('ledger.events.dlq', 0, letters(0, 0, 2))).rejects.toThrow(RetriableError);
  expect(await sink.position('ledger.events.dlq', 0)).toBeNull();
});

it('parks while the registry is away, and stores nothing', async () => {
  const store = createFakeStore();
  const away = { ...decoder, ensure: () => Promise.reject(new RegistryUnavailable('down')) };
  const sink = createWarehouseSink(store, away, tableSpecs);
  const records = [consumed({ topic: 'ledger.events', offset: 0 })];
  await expect(sink.write('ledger.events', 0, records)).rejects.toThrow(RetriableError);
  expect(store.inserts).toEqual([]);
});

it('ends the process on what it does not know', async () => {
  const store = createFakeStore();
  const sink = createWarehouseSink(store, decoder, tableSpecs);
  store.faults.push({ when: 'before', kind: 'fatal' });
  const failed = sink.write('ledger.events.dlq', 0, letters(0, 0, 2));
  await expect(failed).rejects.toMatchObject({ kind: 'fatal' });
  await expect(failed).rejects.not.toBeInstanceOf(RetriableError);
});

it('adds rows once when the answer to their insert was lost', async () => {
  const store = createFakeStore();
  const sink = createWarehouseSink(createPatientStore(store, noWait), decoder, tableSpecs);
  store.faults.push({ when: 'after', kind: 'retriable' }, { when: 'before', kind: 'retriable' });
  await sink.write('ledger.events.dlq', 0, letters(0, 0, 5));
  expect(offsets(store.rows('dead_letters'))).toEqual([0, 1, 2, 3, 4]);
});

it('gathers partitions that wait for the same table', async () => {
  const store = createFakeStore();
  const sink = createWarehouseSink(store, decoder, tableSpecs);
  const partitions = [0, 1, 2, 3];
  await Promise.all(partitions.map((at) => sink.write('ledger.events.dlq', at, letters(at, 0, 2))));
  expect(store.inserts.map((insert) => insert.rows)).toEqual([2, 6]);
  for (const at of partitions) expect(await sink.position('ledger.events.dlq', at)).toBe(2);
});

it('keeps an undecodable decision as it came, before the rows that prove its place', async () => {
  const store = createFakeStore();
  const sink = createWarehouseSink(store, decoder, tableSpecs);
  await sink.write('risk.warnings', 0, [consumed({ offset: 8, value: Buffer.from('junk') })]);
  expect(store.rows('undecodable_records')).toMatchObject([
    {
      reason: 'not-confluent-framed',
      kafka_topic: 'risk.warnings',
      kafka_offset: 8,
      value_base64: 'anVuaw==',
    },
  ]);
});

it('sets aside the one row that the table refuses, and stores the others in order', async () => {
  const store = createFakeStore();
  const sink = createWarehouseSink(store, decoder, tableSpecs);
  store.accepts = (row) => ('message' in row && row['message'] !== '' ? true : row['kafka_offset'] !== 5);
  await sink.write('ledger.events.dlq', 0, letters(0, 0, 9));
  expect(offsets(store.rows('dead_letters'))).toEqual([0, 1, 2, 3, 4, 6, 7, 8]);
  expect(offsets(store.rows('undecodable_records'))).toEqual([5]);
});

it('tells the partitions of a shared insert apart when one holds a row that the table refuses', async () => {
  const store = createFakeStore();
  const sink = createWarehouseSink(store, decoder, tableSpecs);
  store.accepts = (row) =>
    'message' in row && row['message'] !== ''
      ? true
      : row['kafka_partition'] !== 2 || row['kafka_offset'] !== 1;
  await Promise.all([0, 1, 2].map((at) => sink.write('ledger.events.dlq', at, letters(at, 0, 3))));
  expect(store.rows('dead_letters')).toHaveLength(8);
  expect(store.rows('undecodable_records')).toMatchObject([{ kafka_partition: 2, kafka_offset: 1 }]);
});
