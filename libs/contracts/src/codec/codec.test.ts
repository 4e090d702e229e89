import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordSchemas } from '../generated/schemas.ts';
import { recordNames } from '../records.ts';
import { createFakeRegistry } from '../registry/fake.ts';
import { RegistryUnavailable } from '../registry/registry.ts';
import { arbitraryRecord } from '../testing/arbitrary.ts';
import { invoiceEvent, paymentEvent } from '../testing/records.ts';
import { createCodec } from './codec.ts';
import { writeFrame } from './frame.ts';

async function readyCodec() {
  const registry = createFakeRegistry();
  const codec = createCodec(registry);
  await codec.registerAll();
  await codec.ensure(
    recordNames.map((name) => codec.encode(name, fc.sample(arbitraryRecord(name), 1)[0] as never)),
  );
  return { registry, codec };
}

const { codec } = await readyCodec();

describe.each(recordNames)('%s', (name) => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(arbitraryRecord(name), (record) => {
        expect(codec.decode(codec.encode(name, record))).toEqual({ ok: true, type: name, record });
      }),
    );
  });

  test('any damage gives a record or a failure, never a throw, and a cut always a failure', () => {
    fc.assert(
      fc.property(arbitraryRecord(name), fc.nat(), fc.nat(255), (record, position, byte) => {
        const bytes = Buffer.from(codec.encode(name, record));
        const at = 5 + (position % (bytes.length - 5));
        expect(codec.decode(bytes.subarray(0, at)).ok).toBe(false);
        bytes[at] = byte;
        expect(typeof codec.decode(bytes).ok).toBe('boolean');
      }),
    );
  });

  test('random bytes behind its schema id never throw', () => {
    const head = codec.encode(name, fc.sample(arbitraryRecord(name), 1)[0] as never).subarray(0, 5);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof codec.decode(Buffer.concat([head, bytes])).ok).toBe('boolean');
      }),
    );
  });
});

describe('encode', () => {
  test('gives bytes that later calls do not touch', () => {
    const first = codec.encode('InvoiceEvent', invoiceEvent());
    const copy = Buffer.from(first);
    for (let i = 0; i < 2_000; i += 1)
      codec.encode('InvoiceEvent', invoiceEvent({ invoiceId: `other-${i}` }));
    expect(first.equals(copy)).toBe(true);
  });

  test('takes a record larger than its buffer', () => {
    const allocations = Array.from({ length: 10_000 }, (_, i) => ({
      invoiceId: `invoice-${i}`,
      amountMinor: i,
    }));
    const record = paymentEvent({ allocations });
    expect(codec.decode(codec.encode('PaymentEvent', record))).toEqual({
      ok: true,
      type: 'PaymentEvent',
      record,
    });
  });

  test('names the field that does not fit', () => {
    const wrong = invoiceEvent({ amountMinor: 10.5 });
    expect(() => codec.encode('InvoiceEvent', wrong)).toThrow(
      'InvoiceEvent cannot be encoded: amountMinor is 10.5',
    );
    expect(() => codec.encode('InvoiceEvent', { ...invoiceEvent(), kind: 'LOST' as never })).toThrow(
      'kind is "LOST"',
    );
    expect(() => codec.encode('InvoiceEvent', invoiceEvent({ amountMinor: 2 ** 53 }))).toThrow('amountMinor');
  });

  test('needs the ids first', () => {
    const fresh = createCodec(createFakeRegistry());
    expect(() => fresh.encode('InvoiceEvent', invoiceEvent())).toThrow('await registerAll() first');
  });
});

describe('decode refuses, with a reason,', () => {
  const good = codec.encode('InvoiceEvent', invoiceEvent());
  const amountAt = good.length - '    '.length - '3EUR'.length - 2;

  test.each([
    ['null-value', null],
    ['not-confluent-framed', Buffer.alloc(0)],
    ['not-confluent-framed', Buffer.from('{"json":true}')],
    ['not-confluent-framed', good.subarray(0, 4)],
    ['not-confluent-framed', Buffer.from([0, 255, 255, 255, 255, 1])],
    ['not-confluent-framed', Buffer.from([0, 0, 0, 0, 0, 1])],
    ['truncated-or-corrupt', good.subarray(0, 5)],
    ['truncated-or-corrupt', good.subarray(0, good.length - 1)],
    ['trailing-bytes', Buffer.concat([good, Buffer.from([0])])],
  ] as const)('%s', (reason, bytes) => {
    expect(codec.decode(bytes)).toMatchObject({ ok: false, reason });
  });

  test('a long beyond 2^53 − 1', () => {
    const huge = Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]);
    const bytes = Buffer.concat([good.subarray(0, amountAt), huge, good.subarray(amountAt + 2)]);
    const failure = codec.decode(bytes);
    expect(failure).toMatchObject({ ok: false, reason: 'long-out-of-range' });
    expect(failure).toHaveProperty('message', expect.stringContaining('-9223372036854775808'));
  });

  test('a map key that would vanish', () => {
    const record = {
      ...fc.sample(arbitraryRecord('SignalEvent'), 1)[0],
      texts: { aaproto99: 'x' },
      numbers: {},
    };
    const bytes = Buffer.from(codec.encode('SignalEvent', record as never));
    bytes.write('__proto__', bytes.indexOf('aaproto99'));
    expect(codec.decode(bytes)).toMatchObject({ ok: false, reason: 'truncated-or-corrupt' });
  });

  test('a count of items that the bytes cannot hold, at once', () => {
    const bytes = codec.encode('PaymentEvent', paymentEvent({ allocations: [] }));
    const count = Buffer.from([0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]);
    const damaged = Buffer.concat([bytes.subarray(0, bytes.length - 2), count, Buffer.from([0, 0])]);
    expect(codec.decode(damaged)).toMatchObject({ ok: false, reason: 'truncated-or-corrupt' });
  });
});

describe('records of other schemas', () => {
  const framed = (id: number, body: readonly number[] = []) => {
    const bytes = Buffer.alloc(5);
    writeFrame(bytes, 0, id);
    return Buffer.concat([bytes, Buffer.from(body)]);
  };

  test('a record that is not of the contract is unknown', async () => {
    const { registry, codec } = await readyCodec();
    const id = await registry.register('other', { type: 'record', name: 'acme.Order', fields: [] });
    await codec.ensure([framed(id)]);
    expect(codec.decode(framed(id))).toMatchObject({ reason: 'unknown-record' });
  });

  test('an older or newer version of a record is read as the present one', async () => {
    const { registry, codec } = await readyCodec();
    const { fields, ...rest } = recordSchemas.ClockTick as { fields: object[] };
    const newer = {
      ...rest,
      fields: [{ name: 'region', type: ['null', 'string'], default: null }, ...fields],
    };
    const id = await registry.register('foreshock.ledger.ClockTick', newer);
    const bytes = framed(id, [0, 2, 0x65, 2, 2, 0x73, 4]);
    await codec.ensure([bytes]);
    const record = { eventId: 'e', occurredAt: 1, source: 's', date: 2 };
    expect(codec.decode(bytes)).toEqual({ ok: true, type: 'ClockTick', record });
  });

  test('a version that cannot be read says why', async () => {
    const { registry, codec } = await readyCodec();
    const fields = [{ name: 'eventId', type: 'string' }];
    const id = await registry.register('elsewhere', {
      type: 'record',
      name: 'foreshock.ledger.ClockTick',
      fields,
    });
    await codec.ensure([framed(id)]);
    expect(codec.decode(framed(id))).toMatchObject({ ok: false, reason: 'incompatible-schema' });
  });
});

describe('unknown schema ids', () => {
  const unknown = Buffer.from([0, 0, 0, 1, 0, 42]);

  test('are asked for once until the answer is old', async () => {
    const registry = createFakeRegistry();
    let now = 0;
    const codec = createCodec(registry, { now: () => now, unknownTtlMs: 1_000 });
    await Promise.all([codec.ensure([unknown, unknown]), codec.ensure([unknown])]);
    await codec.ensure([unknown]);
    expect(registry.lookups).toBe(1);
    expect(codec.decode(unknown)).toMatchObject({ ok: false, reason: 'unknown-schema-id' });
    now = 1_000;
    await codec.ensure([unknown]);
    expect(registry.lookups).toBe(2);
  });

  test('of a registry that is down are no answer: ensure rejects, and asks again', async () => {
    const registry = createFakeRegistry();
    const codec = createCodec(registry);
    registry.setDown(true);
    await expect(codec.ensure([unknown])).rejects.toBeInstanceOf(RegistryUnavailable);
    registry.setDown(false);
    await expect(codec.ensure([unknown])).resolves.toBeUndefined();
  });

  test('values without a frame ask nothing', async () => {
    const registry = createFakeRegistry();
    await createCodec(registry).ensure([null, Buffer.from('text'), Buffer.alloc(0)]);
    expect(registry.lookups).toBe(0);
  });
});
