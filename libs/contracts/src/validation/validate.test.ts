import { describe, expect, test } from 'vitest';
import type { RecordName, RecordTypes } from '../generated/records.ts';
import { invoiceEvent, paymentEvent } from '../testing/records.ts';
import { validateRecord } from './validate.ts';

const common = { eventId: 'e', occurredAt: 1, source: 's' };
const good: { readonly [Name in RecordName]?: RecordTypes[Name] } = {
  InvoiceEvent: invoiceEvent(),
  PaymentEvent: paymentEvent(),
  OverdueEvent: {
    ...common,
    customerId: 'c',
    kind: 'DUNNED',
    invoiceId: 'i',
    dunningLevel: 2,
    promisedDate: null,
    amountMinor: null,
    reason: null,
  },
  CustomerEvent: {
    ...common,
    customerId: 'c',
    name: 'Acme',
    segment: 'LARGE',
    industry: null,
    country: 'DE',
    region: null,
    parentId: null,
    owner: null,
    creditLimitMinor: 1_000,
    currency: 'EUR',
    termsDays: 30,
    onboardedOn: 10_000,
    contactCiphertext: null,
    contactKeyId: null,
  },
  SignalEvent: {
    ...common,
    customerId: 'c',
    kind: 'NEWS',
    numbers: { score: 1 },
    texts: {},
    validUntil: null,
  },
  ClockTick: { ...common, date: 20_000 },
  PolicyActivated: {
    ...common,
    policyId: 'p',
    version: '1',
    hash: 'a'.repeat(64),
    body: '{}',
    mode: 'LIVE',
    activatedBy: 'me',
    approvedBy: null,
    proposedBy: null,
    rollbackOf: null,
  },
  FxRate: { ...common, base: 'EUR', quote: 'USD', date: 20_000, rate: 1.1 },
  JudgementEvent: {
    ...common,
    customerId: 'c',
    kind: 'GRADE',
    grade: 'B',
    limitMinor: null,
    currency: null,
    reason: 'Statement seen',
    validUntil: 100,
    decidedBy: 'manager',
    approvedBy: 'director',
  },
};
const names = Object.keys(good) as RecordName[];
const entries = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));

test.each(names)('a sound %s passes', (name) => {
  expect(validateRecord(name, good[name] as never)).toBeNull();
});

test.each<[RecordName, Record<string, unknown>, string, string]>([
  ['InvoiceEvent', { eventId: '' }, 'invalid-id', 'eventId'],
  ['InvoiceEvent', { invoiceId: 'x'.repeat(201) }, 'invalid-id', 'invoiceId'],
  ['InvoiceEvent', { customerId: 'a\u0000b' }, 'invalid-id', 'customerId'],
  ['InvoiceEvent', { occurredAt: -1 }, 'invalid-timestamp', 'occurredAt'],
  ['InvoiceEvent', { occurredAt: 8e12 }, 'invalid-timestamp', 'occurredAt'],
  ['InvoiceEvent', { amountMinor: -1 }, 'invalid-amount', 'amountMinor'],
  ['InvoiceEvent', { amountMinor: 1e13 + 1 }, 'invalid-amount', 'amountMinor'],
  ['InvoiceEvent', { amountMinor: NaN }, 'invalid-amount', 'amountMinor'],
  ['InvoiceEvent', { currency: 'XYZ' }, 'invalid-currency', 'currency'],
  ['InvoiceEvent', { currency: 'eur' }, 'invalid-currency', 'currency'],
  ['InvoiceEvent', { issueDate: -1 }, 'invalid-date', 'issueDate'],
  ['InvoiceEvent', { dueDate: 84_006 }, 'invalid-date', 'dueDate'],
  ['InvoiceEvent', { dueDate: 20_458 + 3_654 }, 'invalid-date', 'dueDate'],
  ['InvoiceEvent', { terms: 'x'.repeat(2_001) }, 'invalid-text', 'terms'],
  [
    'PaymentEvent',
    { allocations: [{ invoiceId: '', amountMinor: 1 }] },
    'invalid-id',
    'allocations[0].invoiceId',
  ],
  [
    'PaymentEvent',
    { allocations: [{ invoiceId: 'i', amountMinor: -1 }] },
    'invalid-amount',
    'allocations[0].amountMinor',
  ],
  [
    'PaymentEvent',
    { allocations: Array(10_001).fill({ invoiceId: 'i', amountMinor: 1 }) },
    'too-many-entries',
    'allocations',
  ],
  ['OverdueEvent', { dunningLevel: -1 }, 'invalid-number', 'dunningLevel'],
  ['CustomerEvent', { currency: null }, 'invalid-currency', 'currency'],
  ['CustomerEvent', { termsDays: 4_000 }, 'invalid-number', 'termsDays'],
  ['SignalEvent', { numbers: { score: Infinity } }, 'invalid-number', 'numbers.score'],
  ['SignalEvent', { numbers: entries(101) }, 'too-many-entries', 'numbers'],
  ['SignalEvent', { texts: { '': 'x' } }, 'invalid-id', 'a key of texts'],
  ['PolicyActivated', { body: 'x'.repeat(256 * 1024 + 1) }, 'invalid-policy', 'body'],
  ['PolicyActivated', { hash: 'ABC' }, 'invalid-policy', 'hash'],
  ['FxRate', { rate: 0 }, 'invalid-rate', 'rate'],
  ['FxRate', { rate: 1e-10 }, 'invalid-rate', 'rate'],
  ['FxRate', { rate: Infinity }, 'invalid-rate', 'rate'],
  ['FxRate', { quote: 'EUR' }, 'invalid-currency', 'quote'],
  ['JudgementEvent', { reason: ' ' }, 'invalid-text', 'reason'],
  ['JudgementEvent', { approvedBy: 'manager' }, 'invalid-id', 'approvedBy'],
  ['JudgementEvent', { grade: null }, 'invalid-id', 'grade'],
  ['JudgementEvent', { validUntil: null }, 'invalid-date', 'validUntil'],
  ['JudgementEvent', { occurredAt: 101 * 86_400_000 }, 'invalid-date', 'validUntil'],
  ['JudgementEvent', { kind: 'LIMIT' }, 'invalid-amount', 'limitMinor'],
  ['JudgementEvent', { kind: 'LIMIT', limitMinor: 1 }, 'invalid-currency', 'currency'],
  ['InvoiceEvent', { customerId: 'a\ud800' }, 'invalid-id', 'customerId'],
  ['FxRate', { rate: NaN }, 'invalid-rate', 'rate'],
  ['FxRate', { base: 'XAU' }, 'invalid-currency', 'base'],
  ['ClockTick', { date: 1e9 }, 'invalid-date', 'date'],
])('%s with %o: %s', (name, fields, reason, field) => {
  expect(validateRecord(name, { ...good[name], ...fields } as never)).toMatchObject({ reason, field });
});

test('a judgement is taken back without an end of its own', () => {
  const back = { kind: 'GRADE_WITHDRAWN', grade: null, validUntil: null } as const;
  expect(validateRecord('JudgementEvent', { ...good.JudgementEvent!, ...back })).toBeNull();
});

describe('at the edges', () => {
  test.each([
    [{ amountMinor: 0 }],
    [{ amountMinor: 1e13 }],
    [{ invoiceId: 'x'.repeat(200) }],
    [{ dueDate: 20_457 }],
    [{ dueDate: 20_458 + 3_653 }],
    [{ customerId: '客户-7' }],
  ])('an invoice with %o passes', (fields) => {
    expect(validateRecord('InvoiceEvent', invoiceEvent(fields))).toBeNull();
  });

  test('the message names field and value, shortened', () => {
    expect(validateRecord('InvoiceEvent', invoiceEvent({ currency: 'XYZ' }))?.message).toBe(
      'currency is "XYZ": not a currency code of ISO 4217',
    );
    const long = validateRecord('InvoiceEvent', invoiceEvent({ customerId: 'x'.repeat(100_000) }));
    expect(long?.message.length).toBeLessThan(200);
  });
});
