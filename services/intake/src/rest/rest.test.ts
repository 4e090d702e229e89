import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { Counter, createLogger } from '@foreshock/observability';
import type { AuditEntry, CustomerEvent } from '@foreshock/contracts';
import { MemoryKeyRing, openContact } from '@foreshock/personal-data';
import { defaultPolicyUrl } from '@foreshock/policy-file';
import { startService, type RunningService } from '@foreshock/service';
import { z } from 'zod';
import { createBusinessClock } from '../clock/business-clock.ts';
import { FakeLogSink } from '../log/fake-log-sink.ts';
import { MemoryRegister } from '@foreshock/policy-register';
import { unfitness } from '@foreshock/policy-tools';
import { RestModule } from './rest.module.ts';

const TOKEN = 'a-token-of-the-tests';
let sink: FakeLogSink;
let register: MemoryRegister;
let service: RunningService;
const ring = new MemoryKeyRing();
const audit: AuditEntry[] = [];
const date = { last: null as number | null };

beforeAll(async () => {
  const logger = createLogger({ service: 'intake', level: 'silent' });
  const proxy = {
    partitionCount: () => sink.partitionCount(),
    append: (entries: Parameters<FakeLogSink['append']>[0]) => sink.append(entries),
  };
  service = await startService(
    {
      name: 'intake',
      configSchema: z.object({}),
      create: (_config, kit) => {
        const counter = new Counter({
          name: 'foreshock_intake_events_total',
          help: 'Events.',
          labelNames: ['source', 'type', 'outcome'],
          registers: [kit.metrics],
        });
        const clock = createBusinessClock(proxy, () => Promise.resolve(date.last));
        const policies = {
          life: () => register.life(),
          act: (...step: Parameters<MemoryRegister['act']>) => register.act(...step),
        };
        const module = RestModule.of({
          sink: proxy,
          policies,
          clock,
          token: TOKEN,
          maxBatch: 5,
          counter,
          ring,
          writeAudit: (entry) => Promise.resolve(void audit.push(entry)),
          logger,
        });
        const openApi = { title: 'intake', description: '' };
        return Promise.resolve({ module, openApi, bodyLimitBytes: 100_000 });
      },
    },
    { env: {}, onFatal: () => undefined, logger },
  );
});
afterAll(() => service.stop());
beforeEach(() => {
  sink = new FakeLogSink(2);
  register = new MemoryRegister(unfitness);
  date.last = null;
});

interface Answer {
  status: number;
  type: string | null;
  body: Record<string, unknown>;
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${service.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  return {
    status: response.status,
    type: response.headers.get('content-type')?.split(';')[0] ?? null,
    body: answer,
  };
}

const invoice = {
  type: 'InvoiceEvent',
  occurredAt: '2026-03-01T09:00:00Z',
  source: 'erp',
  customerId: '000417',
  kind: 'ISSUED',
  invoiceId: 'R-1',
  issueDate: '2026-03-01',
  dueDate: '2026-03-31',
  amountMinor: 123_450,
  currency: 'EUR',
};
const log = () => sink.partitions.flat();

describe('POST /v1/events', () => {
  it('writes an event and says where it stands', async () => {
    const answer = await post('/v1/events', invoice);
    expect(answer).toMatchObject({
      status: 202,
      body: {
        position: { topic: 'ledger.events', offset: 0 },
      },
    });
    expect(answer.body['eventId']).toMatch(/^[0-9a-f]{32}$/);
    expect(log()).toMatchObject([
      {
        type: 'InvoiceEvent',
        record: {
          issueDate: 20_513,
          dueDate: 20_543,
          occurredAt: Date.parse('2026-03-01T09:00:00Z'),
          terms: null,
        },
      },
    ]);
  });

  it('derives the same event id from the same content, and keeps a given one', async () => {
    const [first, second] = [await post('/v1/events', invoice), await post('/v1/events', invoice)];
    expect(second.body['eventId']).toBe(first.body['eventId']);
    const given = await post('/v1/events', { ...invoice, eventId: 'mine' });
    expect(given.body['eventId']).toBe('mine');
  });

  it('names every wrong field, and writes nothing', async () => {
    const wrong = {
      ...invoice,
      issueDate: '2026-02-30',
      amountMinor: 1.5,
      kind: 'SENT',
      colour: 'red',
      dueDate: undefined,
    };
    const answer = await post('/v1/events', wrong);
    expect(answer).toMatchObject({
      status: 422,
      type: 'application/problem+json',
      body: { type: 'about:blank', status: 422 },
    });
    const errors = answer.body['errors'] as { pointer: string }[];
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/amountMinor',
      '/colour',
      '/dueDate',
      '/issueDate',
      '/kind',
    ]);
    expect(log()).toEqual([]);
  });

  it.each([
    ['negative amount', { amountMinor: -1 }, '/amountMinor'],
    ['unknown currency', { currency: 'EUX' }, '/currency'],
    ['empty customer', { customerId: '' }, '/customerId'],
    ['other type', { type: 'ClockTick' }, '/type'],
    ['time without zone', { occurredAt: '2026-03-01T09:00:00' }, '/occurredAt'],
  ])('refuses %s', async (_name, change, pointer) => {
    const answer = await post('/v1/events', { ...invoice, ...change });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('takes nested allocations and maps', async () => {
    const payment = {
      type: 'PaymentEvent',
      occurredAt: '2026-03-02',
      source: 'bank',
      customerId: 'c',
      kind: 'RECEIVED',
      paymentId: 'p',
      paymentDate: '2026-03-02',
      amountMinor: 5,
      currency: 'EUR',
    };
    expect(
      (await post('/v1/events', { ...payment, allocations: [{ invoiceId: 'i', amountMinor: 5 }] })).status,
    ).toBe(202);
    expect((await post('/v1/events', payment)).status).toBe(202);
    const wrong = await post('/v1/events', { ...payment, allocations: [{ invoiceId: 'i' }] });
    expect(wrong.body['errors']).toEqual([{ pointer: '/allocations/0/amountMinor', detail: 'is missing' }]);
  });

  it('answers a retry with the stored outcome, and refuses another body under the key', async () => {
    const key = { 'idempotency-key': 'request-1' };
    const first = await post('/v1/events', invoice, key);
    expect(await post('/v1/events', invoice, key)).toEqual(first);
    expect(log()).toHaveLength(1);
    expect(await post('/v1/events', { ...invoice, amountMinor: 1 }, key)).toMatchObject({ status: 422 });
    expect(await post('/v1/events', invoice, { 'idempotency-key': 'request-2' })).toMatchObject({
      status: 202,
    });
    expect(new Set(log().map(({ record }) => record.eventId)).size).toBe(2);
  });

  it('does not store a failure: the retry is written', async () => {
    const key = { 'idempotency-key': 'request-3' };
    sink.failure = new Error('broker away');
    expect(await post('/v1/events', invoice, key)).toMatchObject({
      status: 503,
      body: { title: 'Log unavailable' },
    });
    expect(await post('/v1/events', invoice, key)).toMatchObject({ status: 202 });
  });

  it('wants the token, JSON and a bounded body', async () => {
    const wrongToken = await post('/v1/events', invoice, { authorization: 'Bearer wrong' });
    expect(wrongToken).toMatchObject({ status: 401, type: 'application/problem+json' });
    expect(await post('/v1/events', '{"type":', {})).toMatchObject({ status: 400 });
    expect(await post('/v1/events', { ...invoice, terms: 'x'.repeat(100_001) })).toMatchObject({
      status: 413,
    });
    expect(log()).toEqual([]);
  });
});

describe('POST /v1/events/batch', () => {
  const second = { ...invoice, invoiceId: 'R-2' };

  it('takes a JSON list and NDJSON alike', async () => {
    const list = await post('/v1/events/batch', [invoice, second]);
    expect(list).toMatchObject({ status: 202, body: { accepted: [{ position: { offset: 0 } }, {}] } });
    const lines = `${JSON.stringify(invoice)}\n\n${JSON.stringify(second)}\n`;
    const ndjson = await post('/v1/events/batch', lines, { 'content-type': 'application/x-ndjson' });
    const ids = (answer: Answer) =>
      (answer.body['accepted'] as { eventId: string }[]).map(({ eventId }) => eventId);
    expect(ids(ndjson)).toEqual(ids(list));
  });

  it('writes all or nothing and says which is wrong', async () => {
    const answer = await post('/v1/events/batch', [invoice, { ...second, currency: 'EUX' }]);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/1/currency' }] } });
    expect(await post('/v1/events/batch', [])).toMatchObject({ status: 422 });
    expect(await post('/v1/events/batch', Array(6).fill(invoice))).toMatchObject({ status: 413 });
    expect(log()).toEqual([]);
  });
});

it('opens business dates up to the one asked for', async () => {
  date.last = 20_000;
  expect(await post('/v1/clock', { date: '2024-10-06' })).toMatchObject({
    status: 202,
    body: { opened: 2, date: '2024-10-06' },
  });
  expect(log().map(({ record }) => 'date' in record && record.date)).toEqual([
    20_001, 20_002, 20_001, 20_002,
  ]);
  expect(await post('/v1/clock', { date: '2199-01-01' })).toMatchObject({ status: 422 });
  expect(await post('/v1/clock', { date: 'today' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/date' }] },
  });
});

describe('POST /v1/policies', () => {
  const policy = readFileSync(defaultPolicyUrl, 'utf8');
  const next = policy.replace(/^version: .*$/m, 'version: next');
  const version = { policyId: 'default', version: 'next' };
  const first = `default@${/^version: '(.+)'$/m.exec(policy)?.[1] ?? ''}`;

  it('begins with a first policy, with two persons, once', async () => {
    const request = { policy, activatedBy: 'Ada', approvedBy: 'Grace' };
    expect(await post('/v1/policies', { ...request, approvedBy: ' ada' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/approvedBy' }] },
    });
    const broken = await post('/v1/policies', { ...request, policy: 'policyId: x\nversion: [' });
    expect(broken).toMatchObject({ status: 422, body: { errors: [{ pointer: '/policy' }] } });
    expect(register.events).toEqual([]);
    expect(await post('/v1/policies', request)).toMatchObject({ status: 202, body: { status: 'live' } });
    expect(register.events).toMatchObject([
      { type: 'PolicyActivated', record: { mode: 'LIVE', activatedBy: 'Ada', approvedBy: 'Grace' } },
    ]);
    expect(await post('/v1/policies', request)).toMatchObject({ status: 409 });
  });

  it('takes a version from its proposal to live and back', async () => {
    await post('/v1/policies', { policy, activatedBy: 'Ada', approvedBy: 'Grace' });
    const steps = [
      await post('/v1/policies/proposals', { policy: next, proposedBy: 'Ada', note: 'stricter' }),
      await post('/v1/policies/approvals', { ...version, approvedBy: 'Grace' }),
      await post('/v1/policies/activations', { ...version, mode: 'SHADOW', activatedBy: 'Ada' }),
      await post('/v1/policies/deactivations', { deactivatedBy: 'Ada' }),
      await post('/v1/policies/activations', { ...version, mode: 'LIVE', activatedBy: 'Ada' }),
      await post('/v1/policies/rollback', { rolledBackBy: 'Ada' }),
    ];
    expect(steps.map(({ status, body }) => [status, body['status'], body['live']])).toEqual([
      [202, 'proposed', first],
      [202, 'approved', first],
      [202, 'shadow', first],
      [202, 'approved', first],
      [202, 'live', 'default@next'],
      [202, 'live', first],
    ]);
  });

  it('refuses with a sentence that says what to do', async () => {
    await post('/v1/policies/proposals', { policy: next, proposedBy: 'Ada' });
    const own = await post('/v1/policies/approvals', { ...version, approvedBy: 'ada' });
    expect(own).toMatchObject({ status: 409, type: 'application/problem+json', body: { title: 'Refused' } });
    expect(own.body['detail']).toMatch(/another person runs `foreshock policy approve default@next/);
    const early = await post('/v1/policies/activations', { ...version, mode: 'LIVE', activatedBy: 'Grace' });
    expect(early).toMatchObject({ status: 409 });
    const unknown = { ...version, version: '9', approvedBy: 'Grace' };
    expect(await post('/v1/policies/approvals', unknown)).toMatchObject({ status: 404 });
    const other = { policy: next.replace('baseCurrency: USD', 'baseCurrency: EUR'), proposedBy: 'Ada' };
    expect(await post('/v1/policies/proposals', other)).toMatchObject({ status: 409 });
  });

  it('names line and column of what is wrong in a proposal', async () => {
    const wrong = policy.replace(/^exposure: .*$/m, 'exposure: exposureMinr');
    const line = wrong.split('\n').findIndex((text) => text.startsWith('exposure:')) + 1;
    const answer = await post('/v1/policies/proposals', {
      policy: wrong,
      fileName: 'my.yaml',
      proposedBy: 'Ada',
    });
    expect(answer).toMatchObject({ status: 422 });
    const [error] = answer.body['errors'] as { detail: string }[];
    expect(error?.detail).toMatch(new RegExp(`^my.yaml:${line}:\\d+.*exposureMinr.*exposureMinor`));
    expect(register.records).toEqual([]);
  });

  it('refuses a policy in another currency than what is live', async () => {
    await post('/v1/policies', { policy, activatedBy: 'Ada', approvedBy: 'Grace' });
    const policyInEuro = next.replace(/^baseCurrency: .*$/m, 'baseCurrency: CHF');
    await post('/v1/policies/proposals', { policy: policyInEuro, proposedBy: 'Ada' });
    await post('/v1/policies/approvals', { ...version, approvedBy: 'Grace' });
    const answer = await post('/v1/policies/activations', { ...version, mode: 'LIVE', activatedBy: 'Ada' });
    expect(answer).toMatchObject({ status: 422 });
    expect(answer.body['detail']).toContain('needs a log of its own');
  });

  it('asks to try again when the log does not answer', async () => {
    register.failure = new Error('broker away');
    const request = { policy, activatedBy: 'Ada', approvedBy: 'Grace' };
    expect(await post('/v1/policies', request)).toMatchObject({ status: 503 });
    expect(await post('/v1/policies', request)).toMatchObject({ status: 202 });
  });
});

describe('contact data', () => {
  const customer = {
    type: 'CustomerEvent',
    occurredAt: '2026-03-01T09:00:00Z',
    source: 'crm',
    customerId: '000417',
    name: '000417',
    segment: 'SMALL',
  };
  const contact = { name: 'the accounts office', email: 'office@example.com' };
  const written = () => sink.partitions.flat().map(({ record }) => record as CustomerEvent);

  it('reaches the log under the customer’s own key alone, the same again as the same event', async () => {
    await post('/v1/events', { ...customer, contact });
    await post('/v1/events', { ...customer, contact });
    const [first, second] = written();
    expect(JSON.stringify(written())).not.toContain('office');
    expect(first?.eventId).toBe(second?.eventId);
    const { contactCiphertext, contactKeyId } = first as CustomerEvent;
    if (contactCiphertext === null || contactKeyId === null) throw new Error('nothing sealed');
    expect(await openContact(ring, '000417', { contactCiphertext, contactKeyId })).toEqual(contact);
  });

  it('that is wrong is named, without repeating it', async () => {
    const answer = await post('/v1/events/batch', [
      customer,
      { ...customer, contact: { email: 'secret-and-no-address', fax: '1' } },
    ]);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain('/1/contact/email');
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(written()).toEqual([]);
  });

  it('is erased with its key, on record, and does not come back with a later event', async () => {
    const reason = 'asked to be forgotten';
    await post('/v1/events', { ...customer, contact });
    expect(await post('/v1/erasures', { customerId: '000417', by: 'manager', reason })).toMatchObject({
      status: 200,
      body: { hadContactData: true },
    });
    await post('/v1/events', { ...customer, occurredAt: '2026-03-02T09:00:00Z', contact });
    const [before, after] = written();
    const { contactCiphertext, contactKeyId } = before as CustomerEvent;
    if (contactCiphertext === null || contactKeyId === null) throw new Error('nothing sealed');
    expect(await openContact(ring, '000417', { contactCiphertext, contactKeyId })).toBeNull();
    expect(after).toMatchObject({ contactCiphertext: null, contactKeyId: null });
    expect(audit).toMatchObject([
      { actor: 'manager', action: 'personal-data.erase', subject: '000417', reason },
    ]);
  });
});

it('writes exchange rates to every partition', async () => {
  const rate = { base: 'EUR', quote: 'USD', date: '2026-03-01', rate: 1.0832 };
  expect(await post('/v1/fx-rates', [rate])).toMatchObject({ status: 202 });
  expect(log()).toMatchObject([
    { type: 'FxRate', record: { base: 'EUR', quote: 'USD', date: 20_513, rate: 1.0832 } },
    { type: 'FxRate' },
  ]);
  const wrong = await post('/v1/fx-rates', { ...rate, rate: 0 });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/rate' }] } });
});

it('describes itself, counts, and answers health without a token', async () => {
  const get = async (path: string) => (await fetch(`${service.url}${path}`)).text();
  const paths = Object.keys((JSON.parse(await get('/docs-json')) as { paths: object }).paths);
  expect(paths.sort()).toEqual([
    '/v1/clock',
    '/v1/erasures',
    '/v1/events',
    '/v1/events/batch',
    '/v1/fx-rates',
    '/v1/policies',
    '/v1/policies/activations',
    '/v1/policies/approvals',
    '/v1/policies/deactivations',
    '/v1/policies/proposals',
    '/v1/policies/rollback',
  ]);
  expect(await get('/metrics')).toMatch(/foreshock_intake_events_total\{.*outcome="accepted".*\} \d/);
  expect(JSON.parse(await get('/health/live'))).toEqual({ ok: true });
});
