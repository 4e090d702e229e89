import { SchemaRegistry, SchemaType } from '@kafkajs/confluent-schema-registry';
import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCodec, createForeignDecoder, createSchemaRegistry, type Codec } from '@foreshock/contracts';
import { bridgeMapper, BridgeTasks, parseMapping } from '@foreshock/intake';
import {
  createKafkaClient,
  createLogReader,
  createTopicAdmin,
  ExactlyOnceRuntime,
  type LogReader,
  type TopicAdmin,
} from '@foreshock/streaming';
import { eventually, stackEndpoints, uniqueName } from '@foreshock/testing';

const mapping = parseMapping(`
version: 1
source: outside
dates: { order: iso }
invoices: { invoiceId: number, customerId: debtor, issueDate: issued, dueDate: due, amount: amount, currency: currency }
payments:
  { paymentId: id, customerId: debtor, paymentDate: on, amount: amount, currency: { constant: EUR }, invoiceId: invoice }
`);

const invoiceSchema = {
  type: 'record',
  name: uniqueName('Invoice'),
  namespace: 'outside.ar',
  fields: [
    { name: 'number', type: 'string' },
    { name: 'debtor', type: 'string' },
    { name: 'issued', type: { type: 'int', logicalType: 'date' } },
    { name: 'due', type: { type: 'int', logicalType: 'date' } },
    { name: 'amount', type: 'string' },
    { name: 'currency', type: 'string' },
  ],
};

const names = {
  invoices: uniqueName('ar.invoices'),
  payments: uniqueName('ar.payments'),
  log: uniqueName('log'),
  dlq: uniqueName('dlq'),
};
const group = uniqueName('bridge');
const stack = stackEndpoints();
const kafka = createKafkaClient({ brokers: stack.kafka.brokers, clientId: 'bridge-test' });
const outside: Kafka = new kafkajs.Kafka({ brokers: stack.kafka.brokers, clientId: 'outside', logLevel: 0 });
const failures: Error[] = [];
let admin: TopicAdmin;
let reader: LogReader;
let codec: Codec;
let producer: Producer;
let bridge: ExactlyOnceRuntime | undefined;

beforeAll(async () => {
  admin = await createTopicAdmin(kafka);
  await admin.ensureTopics(Object.values(names).map((name) => ({ name, partitions: 3 })));
  reader = createLogReader(kafka);
  codec = createCodec(createSchemaRegistry({ url: stack.registry.url }));
  await codec.registerAll();
  producer = outside.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
});
afterAll(async () => {
  await bridge?.stop();
  await producer.disconnect();
  await admin.deleteTopics(Object.values(names));
  await Promise.all([reader.close(), admin.close()]);
  expect(failures).toEqual([]);
});

async function startBridge(): Promise<ExactlyOnceRuntime> {
  const runtime = new ExactlyOnceRuntime({
    kafka,
    groupId: group,
    topics: [names.invoices, names.payments],
    deadLetterTopic: names.dlq,
    taskFactory: new BridgeTasks({
      codec,
      foreign: createForeignDecoder(createSchemaRegistry({ url: stack.registry.url })),
      mappers: new Map([
        [names.invoices, bridgeMapper('invoices', mapping)],
        [names.payments, bridgeMapper('payments', mapping)],
      ]),
      logTopic: names.log,
    }),
    onFatal: (error) => failures.push(error),
  });
  await runtime.start();
  return runtime;
}

async function read(topic: string) {
  const records = [];
  for (const partition of await reader.partitions(topic)) {
    const { high } = await reader.offsets({ topic, partition });
    for await (const chunk of reader.read({ topic, partition }, 0, high)) records.push(...chunk);
  }
  return records;
}

async function events() {
  const records = await read(names.log);
  await codec.ensure(records.map(({ value }) => value));
  return records.map(({ key, value }) => {
    const decoded = codec.decode(value);
    if (!decoded.ok) throw new Error(decoded.message);
    return { key: String(key), ...decoded };
  });
}

const awaitEvents = (count: number) =>
  eventually(`${count} events on the log`, async () => {
    if (failures[0]) throw failures[0];
    const found = await events();
    return found.length >= count ? found : undefined;
  });

it('merges an outside producer’s topics into the log exactly once, across a restart', async () => {
  const registry = new SchemaRegistry({ host: stack.registry.url });
  const { id } = await registry.register(
    { type: SchemaType.AVRO, schema: JSON.stringify(invoiceSchema) },
    { subject: `${names.invoices}-value` },
  );
  const invoice = (number: number) =>
    registry.encode(id, {
      number: `R-${number}`,
      debtor: `00${number % 5}`,
      issued: 20_513,
      due: 20_543,
      amount: '10.50',
      currency: 'EUR',
    });
  const sendInvoices = async (from: number, to: number) => {
    const numbers = Array.from({ length: to - from }, (_, at) => from + at);
    const messages = await Promise.all(
      numbers.map(async (number) => ({ key: `R-${number}`, value: await invoice(number) })),
    );
    await producer.send({ topic: names.invoices, messages });
  };

  bridge = await startBridge();
  await sendInvoices(0, 40);
  await producer.send({
    topic: names.invoices,
    messages: [
      { key: 'bad', value: Buffer.from([0, 0x7f, 0xff, 0xff, 0xff, 1]) },
      { key: 'worse', value: 'not json' },
      { key: 'null', value: null },
    ],
  });
  await awaitEvents(40);
  await bridge.stop();
  await sendInvoices(40, 80);
  const payment = { id: 'Z-1', debtor: '001', on: '2026-03-20', amount: 10.5, invoice: 'R-1' };
  await producer.send({ topic: names.payments, messages: [{ key: 'Z-1', value: JSON.stringify(payment) }] });
  bridge = await startBridge();

  const found = await awaitEvents(81);
  const invoices = found.flatMap((each) => (each.type === 'InvoiceEvent' ? [each] : []));
  expect(new Set(invoices.map(({ record }) => record.invoiceId)).size).toBe(80);
  expect(invoices).toHaveLength(80);
  for (const { key, record } of invoices) {
    expect(key).toBe(record.customerId);
    expect(record).toMatchObject({
      amountMinor: 1050,
      issueDate: 20_513,
      dueDate: 20_543,
      source: 'outside',
    });
  }
  expect(found.find(({ type }) => type === 'PaymentEvent')?.record).toMatchObject({
    customerId: '001',
    paymentDate: 20_532,
    allocations: [{ invoiceId: 'R-1', amountMinor: 1050 }],
  });
  const letters = await eventually('3 dead letters', async () => {
    const records = await read(names.dlq);
    return records.length >= 3 ? records : undefined;
  });
  expect(
    letters.map(({ headers }) => String(headers['__connect.errors.exception.class.name'])).sort(),
  ).toEqual(['not-json', 'null-value', 'unknown-schema-id']);
});
