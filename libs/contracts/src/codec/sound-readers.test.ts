import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordTypes } from '../generated/records.ts';
import { recordSchemas } from '../generated/schemas.ts';
import { createFakeRegistry } from '../registry/fake.ts';
import { arbitraryRecord } from '../testing/arbitrary.ts';
import { invoiceEvent, paymentEvent } from '../testing/records.ts';
import { validateRecord } from '../validation/validate.ts';
import { createCodec } from './codec.ts';
import type { TypedRecord } from './decoded.ts';
import type { FetchedBytes } from './sound-cursor.ts';

const names = ['InvoiceEvent', 'PaymentEvent'] as const;
type Name = (typeof names)[number];

const registry = createFakeRegistry();
const codec = createCodec(registry);
await codec.registerAll();
await codec.ensure([
  codec.encode('InvoiceEvent', invoiceEvent()),
  codec.encode('PaymentEvent', paymentEvent()),
]);

/** A value and its key among bytes of other records. */
function fetchedFrom(key: Buffer, value: Buffer): FetchedBytes {
  const noise = Buffer.from([1, 2, 3, 4, 5, 6]);
  const keyStart = noise.length;
  const valueStart = keyStart + key.length;
  const bytes = Buffer.concat([noise, key, value, noise]);
  return { bytes, keyStart, keyEnd: valueStart, valueStart, valueEnd: valueStart + value.length };
}

/** What the full decoder, validation and the rule of the key make of the same bytes; null for what they refuse. */
function examined(key: Buffer, value: Buffer): TypedRecord | null {
  const decoded = codec.decode(value);
  if (!decoded.ok || validateRecord(decoded.type, decoded.record) !== null) return null;
  const { type, record } = decoded;
  return 'customerId' in record && record.customerId === key.toString()
    ? ({ type, record } as TypedRecord)
    : null;
}

const id = fc.stringMatching(/^[ -~]{1,30}$/);
const day = fc.integer({ min: 19_000, max: 22_000 });
const text = fc.option(fc.stringMatching(/^[ -~]{0,30}$/));
const amountMinor = fc.integer({ min: 0, max: 1e13 });
const common = { eventId: id, occurredAt: fc.integer({ min: 0, max: 4e12 }), source: id, customerId: id };
const money = { amountMinor, currency: fc.constantFrom('EUR', 'JPY', 'KWD') };

const sound: { readonly [Each in Name]: fc.Arbitrary<RecordTypes[Each]> } = {
  InvoiceEvent: fc.record({
    ...common,
    ...money,
    kind: fc.constantFrom('ISSUED', 'AMENDED', 'CANCELLED', 'WRITTEN_OFF', 'CREDIT_NOTE'),
    invoiceId: id,
    issueDate: day,
    dueDate: day,
    companyCode: text,
    documentType: text,
    orderId: text,
    terms: text,
  }),
  PaymentEvent: fc.record({
    ...common,
    ...money,
    kind: fc.constantFrom('RECEIVED', 'REVERSED'),
    paymentId: id,
    paymentDate: day,
    allocations: fc.array(fc.record({ invoiceId: id, amountMinor }), { maxLength: 70 }),
    method: text,
  }),
};

test.each(names)('a plainly sound %s is read as the decoder reads it', (name) => {
  fc.assert(
    fc.property(sound[name] as fc.Arbitrary<RecordTypes[Name]>, (record) => {
      const value = codec.encode<Name>(name, record);
      expect(codec.readSound(fetchedFrom(Buffer.from(record.customerId), value))).toEqual({
        type: name,
        record,
      });
      expect(codec.decode(value)).toEqual({ ok: true, type: name, record });
    }),
  );
});

const damage = fc.array(fc.tuple(fc.nat(), fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 2, 0x80, 0xff))), {
  maxLength: 3,
});

test.each(names)('whatever the bytes: a %s that is read is what examination accepts', (name) => {
  fc.assert(
    fc.property(
      fc.oneof<fc.Arbitrary<RecordTypes[Name]>[]>(sound[name], arbitraryRecord<Name>(name)),
      damage,
      fc.nat(3),
      fc.boolean(),
      (record, changes, cut, keyed) => {
        const value = Buffer.from(codec.encode<Name>(name, record));
        for (const [at, byte] of changes) value[5 + (at % (value.length - 5))] = byte;
        const key = Buffer.from(keyed ? record.customerId : `${record.customerId}x`);
        const part = value.subarray(0, value.length - cut);
        const read = codec.readSound(fetchedFrom(key, part));
        if (read !== null) expect(read).toEqual(examined(key, part));
      },
    ),
    { numRuns: 3_000 },
  );
});

test.each(names)('random bytes behind the id of a %s are read as examination reads them', (name) => {
  const [some] = fc.sample<RecordTypes[Name]>(sound[name], 1);
  const head = codec.encode<Name>(name, some as RecordTypes[Name]).subarray(0, 5);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const value = Buffer.concat([head, bytes]);
      const read = codec.readSound(fetchedFrom(Buffer.from('c'), value));
      if (read !== null) expect(read).toEqual(examined(Buffer.from('c'), value));
    }),
  );
});

test.each([
  ['a key of somebody else', invoiceEvent(), 'another'],
  ['a longer key', invoiceEvent(), '0379-NEVHPx'],
  ['no key', invoiceEvent(), ''],
  ['an id without a character', invoiceEvent({ invoiceId: '' }), null],
  ['an id too long', invoiceEvent({ invoiceId: 'x'.repeat(201) }), null],
  ['a control character', invoiceEvent({ source: 'a\tb' }), null],
  ['letters beyond ASCII', invoiceEvent({ eventId: 'ä' }), null],
  ['an unknown currency', invoiceEvent({ currency: 'QQQ' }), null],
  ['an amount above the bound', invoiceEvent({ amountMinor: 1e13 + 1 }), null],
  ['a negative amount', invoiceEvent({ amountMinor: -1 }), null],
  ['a due date eleven years off', invoiceEvent({ dueDate: 20_458 + 4_000 }), null],
  ['a date before 1970', invoiceEvent({ issueDate: -1 }), null],
] as const)('%s is left to examination', (_, record, key) => {
  const value = codec.encode('InvoiceEvent', record);
  expect(codec.readSound(fetchedFrom(Buffer.from(key ?? record.customerId), value))).toBeNull();
});

test('a value that another version wrote is left to the decoder', async () => {
  const { fields, ...rest } = recordSchemas.InvoiceEvent as { fields: object[] };
  const newer = { ...rest, fields: [...fields, { name: 'later', type: ['null', 'string'], default: null }] };
  const id = await registry.register('later', newer);
  const value = Buffer.concat([codec.encode('InvoiceEvent', invoiceEvent()), Buffer.from([0])]);
  value.writeInt32BE(id, 1);
  const fetched = fetchedFrom(Buffer.from(invoiceEvent().customerId), value);
  await codec.ensureFor([{ value: null, raw: fetched }]);
  expect(codec.decode(value)).toMatchObject({ ok: true, record: invoiceEvent() });
  expect(codec.readSound(fetched)).toBeNull();
});

test('an unknown schema and a value that is not there are left to the decoder', () => {
  const value = Buffer.from([0, 0, 0, 1, 0, 42]);
  expect(codec.readSound(fetchedFrom(Buffer.from('c'), value))).toBeNull();
  expect(codec.readSound({ ...fetchedFrom(Buffer.from('c'), value), valueEnd: 0 })).toBeNull();
});
