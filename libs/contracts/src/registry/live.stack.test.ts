import { SchemaRegistry as OutsideClient } from '@kafkajs/confluent-schema-registry';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCodec } from '../codec/codec.ts';
import { createForeignDecoder } from '../codec/foreign.ts';
import { fullNameOf, recordNames } from '../records.ts';
import { invoiceEvent } from '../testing/records.ts';
import { stackRegistryUrl } from '../testing/stack.ts';
import { createSchemaRegistry } from './live.ts';
import { registryContract } from './registry.contract.ts';

const url = stackRegistryUrl();
const newName = () => `acme.test.Order${randomUUID().replaceAll('-', '')}`;

registryContract('the local stack’s registry', newName(), () => createSchemaRegistry({ url }));

test('all records of the contract register, twice with the same ids', async () => {
  const [one, other] = [
    createCodec(createSchemaRegistry({ url })),
    createCodec(createSchemaRegistry({ url })),
  ];
  await one.registerAll();
  await other.registerAll();
  const bytes = one.encode('InvoiceEvent', invoiceEvent());
  expect(other.encode('InvoiceEvent', invoiceEvent()).equals(bytes)).toBe(true);
  await other.ensure([bytes]);
  expect(other.decode(bytes)).toEqual({ ok: true, type: 'InvoiceEvent', record: invoiceEvent() });
});

test('the ordinary client of other producers and consumers reads and writes the same bytes', async () => {
  const codec = createCodec(createSchemaRegistry({ url }));
  await codec.registerAll();
  const outside = new OutsideClient({ host: url });
  const ours = codec.encode('InvoiceEvent', invoiceEvent());
  const theirs = await outside.encode(
    await outside.getLatestSchemaId(fullNameOf('InvoiceEvent')),
    invoiceEvent(),
  );
  expect(theirs.equals(ours)).toBe(true);
  expect(await outside.decode(ours)).toEqual(invoiceEvent());
});

test('a schema that somebody else registered is read as a foreign record', async () => {
  const outside = new OutsideClient({ host: url });
  const subject = newName();
  const fields = [{ name: 'issued', type: { type: 'int', logicalType: 'date' } }];
  const [namespace, name] = [
    subject.slice(0, subject.lastIndexOf('.')),
    subject.slice(subject.lastIndexOf('.') + 1),
  ];
  const { id } = await outside.register({ type: 'record', name, namespace, fields }, { subject });
  const bytes = await outside.encode(id, { issued: 20_458 });
  const decoder = createForeignDecoder(createSchemaRegistry({ url }));
  const codec = createCodec(createSchemaRegistry({ url }));
  await Promise.all([decoder.ensure([bytes]), codec.ensure([bytes])]);
  expect(decoder.decode(bytes)).toEqual({ ok: true, fullName: subject, record: { issued: '2026-01-05' } });
  expect(codec.decode(bytes)).toMatchObject({ ok: false, reason: 'unknown-record' });
});

test('each subject is held to FULL_TRANSITIVE', async () => {
  await createCodec(createSchemaRegistry({ url })).registerAll();
  for (const name of recordNames) {
    const config: unknown = await (await fetch(`${url}/config/${fullNameOf(name)}`)).json();
    expect(config).toMatchObject({ compatibilityLevel: 'FULL_TRANSITIVE' });
  }
});
