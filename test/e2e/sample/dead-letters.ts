import { createCodec, createSchemaRegistry, type InvoiceEvent } from '@foreshock/contracts';
import { createKafkaClient, createLogReader } from '@foreshock/streaming';
import { eventually } from '@foreshock/testing';
import kafkajs from 'kafkajs';
import { expect, it } from 'vitest';
import { oneRow, type Given } from './given.ts';
import { withLong } from './raw-avro.ts';

const CUSTOMER = 'dead-letters';
const CENTS = 12_345;

const invoice = (eventId: string, changes: Partial<InvoiceEvent> = {}): InvoiceEvent => ({
  ...{
    eventId,
    occurredAt: Date.parse('2014-01-10'),
    source: 'outside',
    customerId: CUSTOMER,
    kind: 'ISSUED',
  },
  ...{ invoiceId: eventId, issueDate: 16_080, dueDate: 16_110, amountMinor: CENTS, currency: 'USD' },
  ...{ companyCode: null, documentType: null, orderId: null, terms: null },
  ...changes,
});

/** What every other producer on the log may do wrong, and that it hurts nobody else. */
export function deadLetters(given: Given): void {
  it('puts what breaks the contract into the dead letters, byte for byte, and lets the good records around it through', async () => {
    const { product, pipeline, tables } = given();
    const { FORESHOCK_KAFKA_BROKERS: brokers, FORESHOCK_REGISTRY_URL: url } = pipeline.config;
    const codec = createCodec(createSchemaRegistry({ url }));
    await codec.registerAll();
    const good = (id: string) => codec.encode('InvoiceEvent', invoice(id));
    const noNumber = {
      ...{ eventId: 'nan', occurredAt: 0, source: 'outside', customerId: CUSTOMER, kind: 'NEWS' as const },
      ...{ numbers: { mood: NaN }, texts: {}, validUntil: null },
    };
    const bad: readonly (readonly [reason: string, value: Buffer | null, key: string | null])[] = [
      ['not-confluent-framed', Buffer.from('{"amount": 12}'), CUSTOMER],
      [
        'unknown-schema-id',
        Buffer.concat([Buffer.from([0, 0x7f, 0xff, 0xff, 0xf0]), good('x').subarray(5)]),
        CUSTOMER,
      ],
      ['null-value', null, CUSTOMER],
      ['null-key', good('no key'), null],
      ['truncated-or-corrupt', good('cut').subarray(0, -4), CUSTOMER],
      ['invalid-amount', codec.encode('InvoiceEvent', invoice('negative', { amountMinor: -1 })), CUSTOMER],
      ['long-out-of-range', withLong(good('huge'), CENTS, 2n ** 53n), CUSTOMER],
      ['invalid-currency', codec.encode('InvoiceEvent', invoice('coin', { currency: 'EUX' })), CUSTOMER],
      ['invalid-number', codec.encode('SignalEvent', noNumber), CUSTOMER],
    ];

    const outside = new kafkajs.Kafka({ brokers, clientId: 'outside', logLevel: kafkajs.logLevel.NOTHING });
    const producer = outside.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    const send = async (message: kafkajs.Message) => {
      const [at] = await producer.send({ topic: 'ledger.events', messages: [message] });
      return { partition: at?.partition ?? -1, offset: at?.baseOffset ?? '' };
    };
    const { partition } = await send({ key: CUSTOMER, value: good('good 0') });
    const sent = [];
    for (const [index, [reason, value, key]] of bad.entries()) {
      sent.push({
        reason,
        value,
        key,
        at: await send({ key, value, partition, headers: { trace: reason } }),
      });
      await send({ key: CUSTOMER, value: good(`good ${index + 1}`) });
    }
    await producer.disconnect();

    const reader = createLogReader(createKafkaClient({ brokers, clientId: 'dead-letters-test' }));
    const letters = async () => {
      const found = [];
      for (const each of await reader.partitions('ledger.events.dlq')) {
        const place = { topic: 'ledger.events.dlq', partition: each };
        const { high } = await reader.offsets(place);
        for await (const chunk of reader.read(place, 0, high)) found.push(...chunk);
      }
      return found.length >= bad.length ? found : undefined;
    };
    const found = await eventually('the dead letters', letters);
    await reader.close();
    expect(found).toHaveLength(bad.length);
    for (const { reason, value, key, at } of sent) {
      const letter = found.find(({ headers }) => String(headers['__connect.errors.offset']) === at.offset);
      expect(letter, reason).toBeDefined();
      expect(letter?.key, reason).toEqual(key === null ? null : Buffer.from(key));
      expect(letter?.value, reason).toEqual(value);
      const headers = Object.fromEntries(
        Object.entries(letter?.headers ?? {}).map(([name, header]) => [name, String(header)]),
      );
      expect(headers).toMatchObject({
        trace: reason,
        '__connect.errors.exception.class.name': reason,
        '__connect.errors.topic': 'ledger.events',
        '__connect.errors.partition': String(partition),
      });
      expect(headers['__connect.errors.exception.message']?.length, reason).toBeGreaterThan(5);
    }

    await pipeline.caughtUp();
    const { body } = await product.api(`/v1/customers/${CUSTOMER}/indicators`);
    const values = { openCount: bad.length + 1, open: { amountMinor: (bad.length + 1) * CENTS } };
    expect(body).toMatchObject({ values });
    await eventually('the dead letters in the tables', async () => {
      const { n } = await oneRow<{ n: number }>(tables, 'SELECT count() AS n FROM dead_letters FINAL');
      return n === bad.length || undefined;
    });
  });
}
