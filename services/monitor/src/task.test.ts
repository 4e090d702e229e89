import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  createCodec,
  createFakeRegistry,
  minorUnits,
  type Codec,
  type InvoiceEvent,
} from '@foreshock/contracts';
import { INDICATORS } from '@foreshock/ledger';
import { parsePolicyFile } from '@foreshock/policy-file';
import type { ConsumedRecord, Outcome } from '@foreshock/streaming';
import { beforeAll, expect, it } from 'vitest';
import { MonitorTask } from './task.ts';

const policyPath = new URL('../../../infra/policies/default.yaml', import.meta.url);
const policy = parsePolicyFile(
  readFileSync(policyPath, 'utf8'),
  'default.yaml',
  INDICATORS.map(({ name }) => name),
);

let codec: Codec;
beforeAll(async () => {
  codec = createCodec(createFakeRegistry());
  await codec.registerAll();
});

const common = { occurredAt: 0, source: 'test' };

function invoice(change: Partial<InvoiceEvent> = {}): InvoiceEvent {
  return {
    ...common,
    eventId: 'e1',
    customerId: 'c1',
    kind: 'ISSUED',
    invoiceId: 'i1',
    issueDate: 15_000,
    dueDate: 15_030,
    amountMinor: 5_000,
    currency: 'USD',
    companyCode: null,
    documentType: null,
    orderId: null,
    terms: null,
    ...change,
  };
}

function activation(): Buffer {
  if (!policy.ok) throw new Error(JSON.stringify(policy.errors));
  const { document, body, hash } = policy;
  return codec.encode('PolicyActivated', {
    ...common,
    eventId: 'p1',
    policyId: document.policyId,
    version: document.version,
    hash,
    body,
    mode: 'LIVE',
    activatedBy: 'test',
    approvedBy: null,
    proposedBy: null,
    rollbackOf: null,
  });
}

/** Feeds values to a fresh task, each keyed `c1` unless a key is given. */
async function feed(
  ...records: (Buffer | null | { key: string | null; value: Buffer | null })[]
): Promise<{ task: MonitorTask; outcomes: Outcome[] }> {
  const task = new MonitorTask(codec, 0, minorUnits, () => undefined);
  const consumed = records.map((record, offset): ConsumedRecord => {
    const { key, value } = record === null || Buffer.isBuffer(record) ? { key: 'c1', value: record } : record;
    return {
      topic: 'ledger.events',
      partition: 0,
      offset,
      timestampMs: 1_000,
      key: key === null ? null : Buffer.from(key),
      value,
      headers: {},
    };
  });
  await codec.ensure(consumed.map((record) => record.value));
  return { task, outcomes: consumed.map((record) => task.process(record)) };
}

async function decoded(value: Buffer | null = null) {
  await codec.ensure([value]);
  return codec.decode(value);
}

const reasons = (outcomes: Outcome[]) =>
  outcomes.map((outcome) => (outcome.kind === 'ok' ? 'ok' : outcome.reason));

it('turns a good event into indicators with CloudEvents headers', async () => {
  const { task, outcomes } = await feed(activation(), codec.encode('InvoiceEvent', invoice()));
  expect(reasons(outcomes)).toEqual(['ok', 'ok']);
  const [indicators, ...rest] = task.flush();
  expect(rest).toEqual([]);
  expect(indicators).toMatchObject({
    topic: 'risk.indicators',
    key: 'c1',
    headers: { ce_specversion: '1.0', ce_type: 'foreshock.risk.IndicatorsUpdated', ce_subject: 'c1' },
  });
  expect(await decoded(indicators?.value)).toMatchObject({
    ok: true,
    type: 'IndicatorsUpdated',
    record: { openMinor: 5_000, currency: 'USD', asOf: 0 },
  });
});

it('every kind of broken record has its reason, and the good ones around it get through', async () => {
  const good = (number: number) =>
    codec.encode('InvoiceEvent', invoice({ eventId: `g${number}`, invoiceId: `g${number}` }));
  const truncated = good(90).subarray(0, 20);
  const unknownSchema = Buffer.from(good(91));
  unknownSchema.writeInt32BE(99_999, 1);
  const { task, outcomes } = await feed(
    activation(),
    good(1),
    Buffer.from('not avro at all'),
    unknownSchema,
    { key: null, value: good(92) },
    { key: 'somebody else', value: good(93) },
    truncated,
    codec.encode('InvoiceEvent', invoice({ eventId: 'n', invoiceId: 'n', amountMinor: -1 })),
    codec.encode('InvoiceEvent', invoice({ eventId: 'q', invoiceId: 'q', currency: 'QQQ' })),
    codec.encode('InvoiceEvent', invoice({ eventId: 'y', invoiceId: 'y', currency: 'JPY' })),
    null,
    good(2),
  );
  expect(reasons(outcomes)).toEqual([
    'ok',
    'ok',
    'not-confluent-framed',
    'unknown-schema-id',
    'null-key',
    'key-mismatch',
    'truncated-or-corrupt',
    'invalid-amount',
    'invalid-currency',
    'no-fx-rate',
    'null-value',
    'ok',
  ]);
  const [indicators] = task.flush();
  expect(await decoded(indicators?.value)).toMatchObject({
    record: { openMinor: 10_000, openCount: 2 },
  });
});

it('refuses a policy whose body was changed after hashing', async () => {
  const { outcomes } = await feed(
    codec.encode('PolicyActivated', {
      ...common,
      eventId: 'p1',
      policyId: 'x',
      version: '1',
      hash: createHash('sha256').update('{"a":1}').digest('hex'),
      body: '{"a":2}',
      mode: 'LIVE',
      activatedBy: 'test',
      approvedBy: null,
      proposedBy: null,
      rollbackOf: null,
    }),
  );
  expect(reasons(outcomes)).toEqual(['hash-mismatch']);
});

it('an output on the log is refused', async () => {
  const { task } = await feed(activation(), codec.encode('InvoiceEvent', invoice()));
  const [indicators] = task.flush();
  const { outcomes } = await feed(indicators?.value ?? null);
  expect(reasons(outcomes)).toEqual(['not-an-input']);
});
