import avro from 'avsc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFakeRegistry } from '../registry/fake.ts';
import { createForeignDecoder } from './foreign.ts';
import { writeFrame } from './frame.ts';

const schema = {
  type: 'record',
  name: 'acme.ar.Invoice',
  fields: [
    { name: 'number', type: 'string' },
    { name: 'issued', type: { type: 'int', logicalType: 'date' } },
    { name: 'booked', type: { type: 'long', logicalType: 'timestamp-micros' } },
    { name: 'amount', type: { type: 'bytes', logicalType: 'decimal', precision: 12, scale: 2 } },
    { name: 'cleared', type: ['null', { type: 'int', logicalType: 'date' }] },
    { name: 'lines', type: { type: 'array', items: 'long' } },
  ],
} as const;

/** Plain types without logical ones, as a producer in another language would write the bytes. */
const writer = avro.Type.forSchema(schema as unknown as avro.Schema, { logicalTypes: {} });

async function decoderOf(other: object = schema) {
  const registry = createFakeRegistry();
  const id = await registry.register('ar.invoices-value', other);
  const decoder = createForeignDecoder(registry);
  const head = Buffer.alloc(5);
  writeFrame(head, 0, id);
  await decoder.ensure([head]);
  return { decoder, framed: (body: Uint8Array) => Buffer.concat([head, body]) };
}

const invoice = {
  number: '0042',
  issued: 20_458,
  booked: 1_767_614_400_000_000,
  amount: Buffer.from([0xfb, 0x2e]),
  cleared: null,
  lines: [1, 2],
};

test('a record of any name comes out with texts for dates, times and decimals', async () => {
  const { decoder, framed } = await decoderOf();
  expect(decoder.decode(framed(writer.toBuffer(invoice)))).toEqual({
    ok: true,
    fullName: 'acme.ar.Invoice',
    record: {
      number: '0042',
      issued: '2026-01-05',
      booked: '2026-01-05T12:00:00.000Z',
      amount: '-12.34',
      cleared: null,
      lines: [1, 2],
    },
  });
});

test('values outside the calendar or of absurd size stay visible and do not throw', async () => {
  const { decoder, framed } = await decoderOf();
  const odd = { ...invoice, issued: 2_147_483_647, booked: 2 ** 53 - 2, amount: Buffer.alloc(1_000) };
  const bytes = framed(writer.toBuffer(odd));
  const bookedAt = 5 + '4 0042'.length - 1 + 5;
  bytes[bookedAt] = 0xfd; // the lowest bits: now −(2^53 − 1), which a floating-point reader gets wrong
  expect(decoder.decode(bytes)).toMatchObject({
    record: { issued: 2_147_483_647, booked: '1684-07-28T00:12:25.259Z', amount: 'a decimal of 1000 bytes' },
  });
});

test('random bytes never throw', async () => {
  const { decoder, framed } = await decoderOf();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(typeof decoder.decode(framed(bytes)).ok).toBe('boolean');
    }),
  );
});

test('a schema that is no record, or no Avro, is an unknown record', async () => {
  const registry = createFakeRegistry();
  const decoder = createForeignDecoder({
    ...registry,
    schemaById: (id) => Promise.resolve(id === 1 ? { type: 'string' } : { type: 'nonsense' }),
  });
  const [one, two] = [Buffer.from([0, 0, 0, 0, 1, 0]), Buffer.from([0, 0, 0, 0, 2, 0])];
  await decoder.ensure([one, two]);
  expect(decoder.decode(one)).toMatchObject({ reason: 'unknown-record' });
  expect(decoder.decode(two)).toMatchObject({ reason: 'unknown-record' });
  expect(decoder.decode(null)).toMatchObject({ reason: 'null-value' });
});
