import type { LedgerInput, SignalKind } from '@foreshock/ledger';
import { expect, it } from 'vitest';
import type { EngineInput } from './index.ts';
import { activated, customer, invoice, payment, run, tick } from './testing/given.ts';

const rate: EngineInput = { type: 'FxRate', record: { base: 'USD', quote: 'EUR', date: 100, rate: 0.5 } };
const start = [activated(), tick(100), invoice('c1', 'known', 100, 130, 1_000)];

function inDollars<T extends LedgerInput>(input: T): T {
  return { ...input, record: { ...input.record, currency: 'USD' } };
}

function ofKind(kind: 'AMENDED' | 'CREDIT_NOTE'): LedgerInput {
  const input = inDollars(invoice('c1', 'known', 100, 130, 400));
  return { ...input, record: { ...input.record, kind, eventId: kind } } as LedgerInput;
}

function limit(): LedgerInput {
  const input = customer('c1', null);
  return inDollars({ ...input, record: { ...input.record, creditLimitMinor: 800 } } as LedgerInput);
}

function signal(kind: SignalKind): LedgerInput {
  const common = { eventId: kind, customerId: 'c1', occurredAt: 100 * 86_400_000, source: 'test' };
  const record = { ...common, kind, numbers: { amountMinor: 600 }, texts: { currency: 'USD' } };
  return { type: 'SignalEvent', record: { ...record, validUntil: null } };
}

it.each([
  ['an invoice', inDollars(invoice('c1', 'i', 100, 130, 400)), { openMinor: 1_200 }],
  ['an amendment', ofKind('AMENDED'), { openMinor: 200 }],
  ['a credit note', ofKind('CREDIT_NOTE'), { openMinor: 800 }],
  ['a payment', inDollars(payment('c1', 'known', 100, 400)), { openMinor: 800 }],
  ['a limit', limit(), { creditLimitMinor: 400 }],
  ['an order', signal('ORDER'), { ordersMinor: 300 }],
  ['a guarantee', signal('GUARANTEE'), { guaranteesMinor: 300 }],
  ['an insurance', signal('CREDIT_INSURANCE'), { insuranceMinor: 300 }],
])('%s without a rate is refused, and taken when it comes again after the rate', (_, event, wanted) => {
  const untouched = { openMinor: 1_000, creditLimitMinor: null, exposureMinor: 1_000 };
  const refused = run([...start, event]);
  expect(refused.refusals).toEqual(['no-fx-rate']);
  expect(refused.outputs.at(-1)).toMatchObject({ record: untouched });
  const replayed = run([...start, event, rate, event, event]);
  expect(replayed.refusals).toEqual(['no-fx-rate']);
  expect(replayed.outputs.at(-1)).toMatchObject({ type: 'IndicatorsUpdated', record: wanted });
});

it('what is booked stays as it was booked when the rate changes', () => {
  const later: EngineInput = { type: 'FxRate', record: { base: 'USD', quote: 'EUR', date: 101, rate: 0.8 } };
  const first = inDollars(invoice('c1', 'i', 100, 130, 400));
  const second = inDollars(invoice('c1', 'j', 100, 130, 400));
  const { outputs } = run([...start, rate, first, tick(101), later, second]);
  expect(outputs.at(-1)).toMatchObject({ record: { openMinor: 1_000 + 200 + 320 } });
});

it('a refused event does not begin the calendar', () => {
  const on = (day: number, input: LedgerInput): LedgerInput =>
    ({ ...input, record: { ...input.record, occurredAt: day * 86_400_000 } }) as LedgerInput;
  const far = on(20_000, inDollars(invoice('c1', 'far', 20_000, 20_030, 400)));
  const { refusals, partition } = run([activated(), far]);
  expect(refusals).toEqual(['no-fx-rate']);
  expect(partition.businessDate).toBeNull();
  const later = run([activated(), far, on(100, invoice('c2', 'near', 100, 130, 1_000))]);
  expect(later.partition.businessDate).toBe(100);
  expect(later.outputs.at(-1)).toMatchObject({ record: { customerId: 'c2', asOf: 100, openMinor: 1_000 } });
});
