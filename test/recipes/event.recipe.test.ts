import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyOfSources, type Checkout } from './checkout.ts';

const VALIDATE = 'libs/contracts/src/validation/validate.ts';
const EVENTS = 'libs/ledger/src/events.ts';
const APPLY = 'libs/ledger/src/apply.ts';
const READ = 'libs/customer-log/src/read-log.ts';

const visit = {
  type: 'record',
  name: 'VisitEvent',
  namespace: 'foreshock.ledger',
  doc: 'Somebody of ours was at the customer.',
  fields: [
    { name: 'eventId', type: 'string' },
    { name: 'occurredAt', type: { type: 'long', logicalType: 'timestamp-millis' } },
    { name: 'source', type: 'string' },
    { name: 'customerId', type: 'string' },
    { name: 'visitor', type: 'string' },
    { name: 'visitedOn', type: { type: 'int', logicalType: 'date' } },
  ],
};

let copy: Checkout;
beforeAll(() => {
  copy = copyOfSources();
  copy.write('schemas/ledger/VisitEvent.avsc', JSON.stringify(visit, null, 2));
});
afterAll(() => copy.remove());

test('a record without a topic is refused, saying where to put it', async () => {
  const { code, output } = await copy.generate();
  expect(code).not.toBe(0);
  expect(output).toContain(
    'foreshock.ledger.VisitEvent has no topic: add it to the subjects of one in schemas/topics.json',
  );
});

test('generated, it is a type error wherever it is not known yet', async () => {
  copy.replace(
    'schemas/topics.json',
    '"foreshock.ledger.FxRate"',
    '"foreshock.ledger.FxRate",\n      "foreshock.ledger.VisitEvent"',
  );
  expect(await copy.generate()).toMatchObject({ code: 0 });
  expect(copy.list('schemas/history/VisitEvent')).toEqual(['v1.avsc']);
  expect(copy.read('schemas/asyncapi.yaml')).toContain('VisitEvent');
  const { code, output } = await copy.types(VALIDATE, READ);
  expect(code).not.toBe(0);
  expect(output).toMatch(/validate\.ts.*VisitEvent/);
  expect(output).toMatch(/read-log\.ts/);
});

test('known to validation, ledger and monitor, it compiles', async () => {
  copy.replace(
    VALIDATE,
    '  FxRate: { ...common, base',
    '  VisitEvent: { ...ofCustomer, visitor: text, visitedOn: date },\n  FxRate: { ...common, base',
  );
  copy.replace(
    EVENTS,
    '/** What a customer',
    'export interface VisitEvent extends EventBase {\n  readonly visitor: string;\n  readonly visitedOn: Day;\n}\n\n/** What a customer',
  );
  copy.replace(
    EVENTS,
    'readonly record: JudgementEvent };',
    "readonly record: JudgementEvent }\n  | { readonly type: 'VisitEvent'; readonly record: VisitEvent };",
  );
  const forgotten = await copy.types(READ);
  expect(forgotten.output).toMatch(/libs\/ledger\/src\/apply\.ts.*lacks ending return statement/);
  copy.replace(
    APPLY,
    '      return applySignalEvent(ledger, input.record, book);',
    "      return applySignalEvent(ledger, input.record, book);\n    case 'VisitEvent':\n      return 'applied';",
  );
  expect(await copy.types(VALIDATE, READ)).toEqual({ code: 0, output: '' });
});

test('intake takes it, the codec carries it, the core reads it, and bad fields are refused', async () => {
  const { code, output } = await copy.run(`
    import { createCodec, createFakeRegistry } from '@foreshock/contracts';
    import { eventFromJson } from '../../services/intake/src/rest/event-from-json.ts';
    import { readLog } from '../../libs/customer-log/src/read-log.ts';
    import { activated, run } from '../../libs/engine/src/testing/given.ts';

    const sent = { type: 'VisitEvent', source: 'crm', customerId: 'c', occurredAt: '2026-01-05T12:00:00Z', visitor: 'Li', visitedOn: '2026-01-05' };
    const taken = eventFromJson(sent, '', 'request');
    const codec = createCodec(createFakeRegistry());
    await codec.registerAll();
    const readBack = async (record, key) => {
      const value = codec.encode('VisitEvent', record);
      await codec.ensure([value]);
      return readLog(codec, { topic: 'ledger.events', partition: 0, offset: 0, timestampMs: 0, key: Buffer.from(key), value, headers: {} });
    };
    const input = await readBack(taken.entry.record, 'c');
    const { refusals, partition } = run([activated(), input]);
    console.log(JSON.stringify({
      record: input.record,
      refusals,
      customers: [...partition.customers.keys()],
      otherKey: (await readBack(taken.entry.record, 'd')).reason,
      badDate: (await readBack({ ...taken.entry.record, visitedOn: 10_000_000 }, 'c')).reason,
    }));
  `);
  expect(code, output).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    record: { visitor: 'Li', visitedOn: 20_458, customerId: 'c' },
    refusals: [],
    customers: ['c'],
    otherKey: 'key-mismatch',
    badDate: 'invalid-date',
  });
});
