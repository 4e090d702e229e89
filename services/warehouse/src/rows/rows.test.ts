import { expect, it } from 'vitest';
import { dayOf, type Decoded } from '@foreshock/contracts';
import { consumed } from '../testing/records.ts';
import { tableSpecs } from './tables.ts';

const specOf = (topic: string) => {
  const spec = tableSpecs.find((candidate) => candidate.topic === topic);
  if (spec === undefined) throw new Error(topic);
  return spec;
};

const cleared = {
  warningId: 'w-1',
  customerId: 'c-1',
  asOf: dayOf('2013-06-30'),
  partition: 3,
  offset: 77,
  policyId: 'default',
  policyVersion: '1',
  coreVersion: '1.0.0',
  ruleId: 'overdue',
  raisedOn: dayOf('2013-05-01'),
  reason: 'clear-level',
  openMinor: 1234,
  overdueMinor: 0,
  currency: 'USD',
  evidence: [{ name: 'overdueRatio', value: 0.1, threshold: null, points: null, met: false }],
};

it('writes a decision as a row: dates as texts, records as JSON, its position in the log and its own', () => {
  const decoded: Decoded = { ok: true, type: 'WarningCleared', record: cleared };
  const mapping = specOf('risk.warnings').map(consumed({ offset: 9, partition: 3 }), decoded);
  expect(mapping.ok && mapping.row).toEqual({
    event: 'CLEARED',
    warning_id: 'w-1',
    customer_id: 'c-1',
    as_of: '2013-06-30',
    partition: 3,
    offset: 77,
    policy_id: 'default',
    policy_version: '1',
    core_version: '1.0.0',
    rule_id: 'overdue',
    raised_on: '2013-05-01',
    reason: 'clear-level',
    open_minor: 1234,
    overdue_minor: 0,
    currency: 'USD',
    evidence: '[{"name":"overdueRatio","value":0.1,"threshold":null,"points":null,"met":false}]',
    kafka_topic: 'risk.warnings',
    kafka_partition: 3,
    kafka_offset: 9,
    kafka_ts: '2013-06-30 12:00:00.000',
  });
});

it.each([
  ['a date that the column cannot hold', { asOf: 2_000_000_000 }],
  ['a number that JSON cannot hold', { openMinor: Number.NaN }],
])('refuses %s', (_what, change) => {
  const decoded: Decoded = { ok: true, type: 'WarningCleared', record: { ...cleared, ...change } };
  const mapping = specOf('risk.warnings').map(consumed({ offset: 9 }), decoded);
  expect(mapping).toMatchObject({ ok: false, reason: 'unrepresentable' });
});

it('refuses a record of another topic', () => {
  const decoded: Decoded = { ok: true, type: 'WarningCleared', record: cleared };
  expect(specOf('risk.actions').map(consumed({ offset: 9 }), decoded)).toMatchObject({
    ok: false,
    reason: 'unexpected-record',
  });
});

const payment = {
  eventId: 'e-1',
  occurredAt: Date.UTC(2013, 5, 30, 8),
  source: 'erp',
  customerId: 'c-1',
  kind: 'RECEIVED',
  paymentId: 'p-1',
  paymentDate: dayOf('2013-06-29'),
  amountMinor: 500,
  currency: 'USD',
  allocations: [{ invoiceId: 'i-1', amountMinor: 500 }],
  method: null,
} as const;

it('keeps an event of the log as JSON and as bytes', () => {
  const record = consumed({ topic: 'ledger.events', offset: 5, value: Buffer.from([0, 1, 2]) });
  const mapping = specOf('ledger.events').map(record, { ok: true, type: 'PaymentEvent', record: payment });
  expect(mapping).toMatchObject({
    ok: true,
    row: {
      topic: 'ledger.events',
      partition: 0,
      offset: 5,
      record_type: 'PaymentEvent',
      event_id: 'e-1',
      customer_id: 'c-1',
      occurred_at: '2013-06-30 08:00:00.000',
      value_base64: 'AAEC',
    },
  });
  const payload = JSON.parse(mapping.ok ? String(mapping.row['payload']) : '{}') as object;
  expect(payload).toEqual({ ...payment, occurredAt: '2013-06-30T08:00:00.000Z', paymentDate: '2013-06-29' });
});

it('keeps an event with times that no calendar has', () => {
  const record = consumed({ topic: 'ledger.events', offset: 5, timestampMs: 9e15 });
  const odd = { ...payment, occurredAt: Number.MAX_SAFE_INTEGER, paymentDate: 2_147_483_647 };
  const mapping = specOf('ledger.events').map(record, { ok: true, type: 'PaymentEvent', record: odd });
  expect(mapping).toMatchObject({ ok: true, row: { occurred_at: null, ts: '2299-12-31 23:59:59.999' } });
  expect(mapping.ok && mapping.row['payload']).toContain('"paymentDate":2147483647');
});

it('keeps an undecodable record of the log with its reason', () => {
  const record = consumed({ topic: 'ledger.events', offset: 6, value: Buffer.from('junk'), key: null });
  const failure = { ok: false, reason: 'not-confluent-framed', message: '4 bytes' } as const;
  expect(specOf('ledger.events').map(record, failure)).toMatchObject({
    ok: true,
    row: {
      offset: 6,
      decode_error: 'not-confluent-framed: 4 bytes',
      value_base64: 'anVuaw==',
      key_base64: null,
    },
  });
});

it('reads where a dead letter comes from out of its headers', () => {
  const headers = Object.fromEntries(
    Object.entries({
      topic: 'ledger.events',
      partition: '2',
      offset: '41',
      stage: 'decode',
      'exception.class.name': 'unknown-schema-id',
      'exception.message': 'no schema 99',
    }).map(([name, value]) => [`__connect.errors.${name}`, Buffer.from(value)]),
  );
  const record = consumed({ topic: 'ledger.events.dlq', offset: 1, headers, value: Buffer.from('x') });
  expect(specOf('ledger.events.dlq').map(record, null)).toMatchObject({
    ok: true,
    row: {
      topic: 'ledger.events',
      partition: 2,
      offset: 41,
      stage: 'decode',
      reason: 'unknown-schema-id',
      kafka_offset: 1,
    },
  });
});

it('keeps a dead letter without headers', () => {
  const mapping = specOf('ledger.events.dlq').map(consumed({ topic: 'ledger.events.dlq', offset: 1 }), null);
  expect(mapping).toMatchObject({ ok: true, row: { topic: '', partition: null, offset: null } });
});
