import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import { createCodec, createSchemaRegistry, dayOf, type Codec, type RecordTypes } from '@foreshock/contracts';
import { createLogger } from '@foreshock/observability';
import { defaultPolicyUrl, parsePolicyFile } from '@foreshock/policy-file';
import { startService, type RunningService } from '@foreshock/service';
import { createKafkaClient, createTopicAdmin } from '@foreshock/streaming';
import { stackEndpoints, stackEnvironment, uniqueName } from '@foreshock/testing';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { INDICATORS } from '@foreshock/ledger';
import { accessTopicsOfTest, namesOf } from './testing/access-topics.ts';
import { createApi } from './api.ts';
import { apiConfig } from './config.ts';
import * as file from './model/customer-ledger.ts';
import * as model from './model/scenarios.ts';

const stack = stackEndpoints();
const token = 'token-of-the-stack-test';
const topics = [uniqueName('scenarios.warnings')] as const;
const access = accessTopicsOfTest();
const casesTopic = uniqueName('scenarios.cases');
const kafka = createKafkaClient({ brokers: stack.kafka.brokers, clientId: 'scenarios-test' });
const databaseName = uniqueName('foreshock_scenarios');
let database: TestDatabase;
let api: RunningService;
const fatal: unknown[] = [];

const base = (eventId: string, date: string) => ({
  eventId,
  occurredAt: Date.parse(`${date}T08:00:00Z`),
  source: 'test',
});

/** The row that the warehouse would write. */
function rowOf<Name extends 'ClockTick' | 'InvoiceEvent' | 'PaymentEvent' | 'PolicyActivated'>(
  codec: Codec,
  offset: number,
  type: Name,
  record: RecordTypes[Name],
  payload: object = record,
) {
  const customerId = 'customerId' in record ? record.customerId : '';
  return {
    topic: 'ledger.events',
    partition: 3,
    offset,
    ts: '2026-01-01 00:00:00.000',
    key_base64: customerId === '' ? null : Buffer.from(customerId).toString('base64'),
    customer_id: customerId,
    record_type: type,
    event_id: record.eventId,
    payload: JSON.stringify(payload),
    value_base64: codec.encode(type, record).toString('base64'),
  };
}

/** The same of a record with dates: the copy of the log has them as ISO texts. */
function withDates<Name extends 'InvoiceEvent' | 'PaymentEvent'>(
  codec: Codec,
  offset: number,
  type: Name,
  dates: object,
  record: RecordTypes[Name],
) {
  return rowOf(codec, offset, type, record, { ...record, ...dates });
}

function policyRecord(): RecordTypes['PolicyActivated'] {
  const file = parsePolicyFile(readFileSync(defaultPolicyUrl, 'utf8'), 'default.yaml', INDICATORS);
  if (!file.ok) throw new Error('the default policy is refused');
  const { body, hash, document } = file;
  const by = {
    activatedBy: 'a',
    approvedBy: 'b',
    proposedBy: null,
    rollbackOf: null,
    mode: 'LIVE' as const,
  };
  return {
    ...base('policy', '2013-01-01'),
    policyId: document.policyId,
    version: document.version,
    hash,
    body,
    ...by,
  };
}

/** Two invoices, the first paid 20 days late; the second open; the clock at 2013-03-20. */
function rows(codec: Codec) {
  const tick = (offset: number, date: string) =>
    rowOf(codec, offset, 'ClockTick', { ...base(`tick ${date}`, date), date: dayOf(date) }, { date });
  const invoice = (offset: number, invoiceId: string, issued: string, due: string) =>
    withDates(
      codec,
      offset,
      'InvoiceEvent',
      { issueDate: issued, dueDate: due },
      {
        ...base(`issue ${invoiceId}`, issued),
        customerId: 'C-9',
        kind: 'ISSUED',
        invoiceId,
        issueDate: dayOf(issued),
        dueDate: dayOf(due),
        amountMinor: 50_000,
        currency: 'USD',
        companyCode: null,
        documentType: null,
        orderId: null,
        terms: null,
      },
    );
  return [
    rowOf(codec, 0, 'PolicyActivated', policyRecord()),
    tick(1, '2013-01-02'),
    invoice(2, 'I-1', '2013-01-02', '2013-02-01'),
    tick(3, '2013-02-21'),
    withDates(
      codec,
      4,
      'PaymentEvent',
      { paymentDate: '2013-02-21' },
      {
        ...base('pay', '2013-02-21'),
        customerId: 'C-9',
        kind: 'RECEIVED',
        paymentId: 'P-1',
        paymentDate: dayOf('2013-02-21'),
        amountMinor: 50_000,
        currency: 'USD',
        allocations: [{ invoiceId: 'I-1', amountMinor: 50_000 }],
        method: null,
      },
    ),
    invoice(5, 'I-2', '2013-02-10', '2013-03-10'),
    tick(9, '2013-03-20'),
  ];
}

beforeAll(async () => {
  const admin = await createTopicAdmin(kafka);
  await admin.ensureTopics(
    [...topics, ...namesOf(access), casesTopic].map((name) => ({ name, partitions: 1 })),
  );
  await admin.close();
  database = await createTestDatabase(stack.clickhouse, databaseName);
  const codec = createCodec(createSchemaRegistry({ url: stack.registry.url }));
  await codec.registerAll();
  await database.clickhouse.insert('ledger_events', rows(codec));
  const env = {
    ...stackEnvironment(stack),
    FORESHOCK_CLICKHOUSE_DATABASE: databaseName,
    FORESHOCK_API_TOKEN: token,
    FORESHOCK_AUDIT_SEAL_GROUP: uniqueName('audit-seals'),
  };
  const definition = {
    name: 'api',
    configSchema: apiConfig,
    create: (config: z.output<typeof apiConfig>, kit: Parameters<typeof createApi>[1]) =>
      Promise.resolve(createApi(config, kit, { live: topics, cases: casesTopic, access })),
  };
  const logger = createLogger({ service: 'api', level: 'error' });
  api = await startService(definition, { env, logger, onFatal: (error) => fatal.push(error) });
});
afterAll(async () => {
  await api?.stop();
  const admin = await createTopicAdmin(kafka);
  await admin.deleteTopics([...topics, ...namesOf(access), casesTopic]);
  await admin.close();
  await database?.drop();
  expect(fatal).toEqual([]);
});

async function ask(path: string, body?: unknown, language = 'en') {
  const response = await fetch(`${api.url}${path}`, {
    headers: {
      authorization: `Bearer ${token}`,
      'accept-language': language,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

async function answer<T>(schema: z.ZodType<T>, path: string, body?: unknown, language?: string): Promise<T> {
  const given = await ask(path, body, language);
  expect(given).toMatchObject({ status: 200 });
  return schema.parse(given.body);
}

describe('the ledger', () => {
  it('has invoices with what came in on them, the open ones first', async () => {
    const found = await answer(file.customerLedger, '/v1/customers/C-9/ledger');
    expect(found).toMatchObject({
      asOf: '2013-03-20',
      counts: { openInvoices: 1, closedInvoices: 1, payments: 1 },
      invoices: [
        { invoiceId: 'I-2', state: 'OPEN', daysPastDue: 10, left: { decimal: '500.00' }, payments: [] },
        { invoiceId: 'I-1', state: 'SETTLED', settledOn: '2013-02-21', payments: [{ daysLate: 20 }] },
      ],
      payments: [{ paymentId: 'P-1', allocations: [{ invoiceId: 'I-1', amount: { decimal: '500.00' } }] }],
    });
  });

  it('is as it was on a date, and shows no more than asked for', async () => {
    const then = await answer(file.customerLedger, '/v1/customers/C-9/ledger?asOf=2013-02-20&payments=0');
    expect(then.counts).toEqual({ openInvoices: 1, closedInvoices: 0, payments: 0 });
    expect(then.invoices).toMatchObject([{ invoiceId: 'I-1', state: 'OPEN' }]);
    const few = await answer(file.customerLedger, '/v1/customers/C-9/ledger?invoices=1&payments=0');
    expect([few.invoices.length, few.payments.length, few.counts.payments]).toEqual([1, 0, 1]);
  });
});

describe('what would be', () => {
  it('is forecast without payments', async () => {
    const found = await answer(model.forecast, '/v1/customers/C-9/forecast?until=2013-06-30');
    expect(found).toMatchObject({
      from: '2013-03-20',
      mode: 'no-payments',
      now: { overdue: { decimal: '500.00' } },
    });
    const warned = found.entries.filter(({ type }) => type === 'WarningRaised');
    expect(warned.map(({ date, what }) => [date, what])).toContainEqual([
      '2013-04-09',
      'Warning: 30 days past due (medium)',
    ]);
    expect(
      found.entries.find(({ type }) => type === 'RatingChanged')!.expectedLoss.amountMinor,
    ).toBeGreaterThan(0);
  });

  it('is forecast as usual, in Chinese', async () => {
    const found = await answer(model.forecast, '/v1/customers/C-9/forecast?mode=as-usual', undefined, 'zh');
    expect(found.payments).toMatchObject([{ invoiceId: 'I-2', paidOn: '2013-03-30', because: 'usual' }]);
    expect(found.end.overdue.amountMinor).toBe(0);
    expect(found.assumptions[0]).toContain('平均在到期日后 20 天付款');
  });

  it('begins at an earlier date', async () => {
    const found = await answer(model.forecast, '/v1/customers/C-9/forecast?asOf=2013-02-20&until=2013-02-10');
    expect(found.from).toBe('2013-01-02');
  });

  it('is asked what if: both sides, and what the ledger would refuse', async () => {
    const interventions = [
      { kind: 'PAYMENT', amountMinor: 50_000 },
      { kind: 'PAYMENT', amountMinor: 1, invoiceId: 'I-7' },
    ];
    const found = await answer(model.whatIf, '/v1/customers/C-9/what-if', { interventions });
    expect([found.before.overdue.amountMinor, found.after.overdue.amountMinor]).toEqual([50_000, 0]);
    expect(found.refusals).toEqual([
      { index: 1, reason: 'not-open', message: 'invoice I-7 is not open; nothing is open' },
    ]);
  });

  it('is explained: points, events, sources, what would change it', async () => {
    const found = await answer(model.standingExplanation, '/v1/customers/C-9/explanation');
    expect(found.points.find(({ name }) => name === 'daysPastDue')).toMatchObject({
      value: 10,
      bin: { points: 0 },
    });
    expect(found.moved[0]!.offset).toBe(5);
    expect(found.moved[0]!.sentence).toContain('Invoice I-2');
    expect(found.sources).toContainEqual(expect.objectContaining({ source: 'PAYMENT_HISTORY', ageDays: 27 }));
    expect(found.counterfactuals.length).toBeGreaterThan(0);
  });

  it('is assessed of a new customer by the policy in force', async () => {
    const found = await answer(model.newCustomer, '/v1/assessments/new-customer', {
      name: 'New',
      segment: 'SMALL',
      requestedLimitMinor: 5_000,
      signals: [{ kind: 'EXTERNAL_RATING', numbers: { pd: 0.03 } }],
    });
    expect(found).toMatchObject({ grantedLimit: { amountMinor: 5_000 }, policy: { id: 'default' } });
    expect(found.sources.present).toContain('EXTERNAL_RATING');
  });

  it.each([
    ['/v1/customers/nobody/forecast', undefined, 404],
    ['/v1/customers/C-9/forecast?until=2020-01-01', undefined, 400],
    ['/v1/customers/C-9/forecast?mode=hopeful', undefined, 400],
    ['/v1/customers/C-9/what-if', { interventions: [] }, 400],
    [
      '/v1/customers/C-9/what-if',
      { interventions: [{ kind: 'ORDER', amountMinor: 1, currency: 'XXQ' }] },
      400,
    ],
    ['/v1/assessments/new-customer', { name: 'New', segment: 'HUGE' }, 400],
  ])('%s with %j is answered %d', async (path, body, status) => {
    expect((await ask(path, body)).status).toBe(status);
  });
});

describe('letters', () => {
  const letter = (kind: string, query = '', body?: unknown, accept = 'text/html') =>
    fetch(`${api.url}/v1/customers/C-9/letters/${kind}${query}`, {
      headers: {
        authorization: `Bearer ${token}`,
        accept,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });

  it('ask for what is overdue on that day, in the language and the form that is asked for', async () => {
    const page = await letter('reminder-1');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await page.text();
    expect(text).toContain('Friendly reminder: 1 invoice past due');
    expect(text).toContain('Please pay USD 500.00 by 2013-03-30');
    expect(await (await letter('reminder-1', '?language=zh', { final: true })).text()).not.toContain('草稿');
    const pdf = await letter('reminder-3', '', undefined, 'application/pdf');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toBe('inline; filename="reminder-3-C-9.pdf"');
    const again = await letter('reminder-3', '?format=pdf');
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.compare(bytes, Buffer.from(await again.arrayBuffer()))).toBe(0);
  });

  it('tell how the account came to its balance', async () => {
    const text = await (await letter('statement')).text();
    const balances = [...text.matchAll(/<td class="number">(USD [^<]*)<\/td><\/tr>/g)].map(
      ([, amount]) => amount,
    );
    // brought forward, two invoices, the payment, the balance; then the open invoice and its total
    expect(balances).toEqual(
      [0, 500, 1_000, 500, 500, 500, 500].map((amount) => `USD ${amount === 1_000 ? '1,000' : amount}.00`),
    );
  });

  it('go to the address that is given, which stands in no URL', async () => {
    expect(await (await letter('statement', '', { addressLines: ['<Quay> 1'] })).text()).toContain(
      '&lt;Quay&gt; 1',
    );
  });

  it.each([
    ['reminder-4', '', undefined, 400],
    ['reminder-1', '?asOf=2013-02-25', undefined, 409],
    ['reminder-1', '?language=de', undefined, 400],
    ['reminder-1', '?final=true', undefined, 400],
    ['statement', '', { addressLines: Array(9).fill('x') }, 400],
  ])('%s%s with %j is answered %d', async (kind, query, body, status) => {
    const answered = await letter(kind, query, body);
    expect(answered.headers.get('content-type')).toContain('application/problem+json');
    expect(answered.status).toBe(status);
  });
});

describe('reports', () => {
  const report = (query: string) =>
    fetch(`${api.url}/v1/reports/customers/C-9${query}`, { headers: { authorization: `Bearer ${token}` } });

  it('say where the customer stands, how he paid, and what would follow, as a page and on paper', async () => {
    const page = await report('?format=html');
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('Customer C-9 as known at the end of 2013-03-20, under policy default@');
    expect(text).toContain('<dt>Overdue</dt><dd class="bad">USD 500.00</dd>');
    expect(text).toContain('Warning: 30 days past due (medium)');
    expect(text).toContain('<th scope="row">I-2</th>');
    const paper = await report('?format=pdf&language=zh');
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('go back to the day that is asked for', async () => {
    const text = await (await report('?asOf=2013-02-20')).text();
    expect(text).toContain('as known at the end of 2013-01-02');
    expect(text).not.toContain('I-2');
  });

  it('are about somebody', async () => {
    expect((await report('-nobody')).status).toBe(404);
    expect((await report('?asOf=yesterday')).status).toBe(400);
  });
});
