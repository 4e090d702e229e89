import { expect, test } from 'vitest';
import { movementsOf, type BookedEvent } from './movements.ts';

const event = (
  type: BookedEvent['type'],
  kind: string,
  document: string,
  amountMinor: number,
  on = 1,
): BookedEvent => ({
  type,
  kind,
  document,
  on,
  amountMinor,
  currency: 'USD',
  allocations: type === 'PaymentEvent' ? [{ invoiceId: 'I-1', amountMinor }] : [],
});
const issued = event('InvoiceEvent', 'ISSUED', 'I-1', 1_000);
const twice = (one: BookedEvent): readonly BookedEvent[] => [one, one];
const balance = (...events: readonly BookedEvent[]): number =>
  movementsOf(events).reduce((sum, { amountMinor }) => sum + amountMinor, 0);

test.each<[string, readonly BookedEvent[], number]>([
  ['an invoice is owed once', [issued, issued], 1_000],
  ['an amendment moves the difference', [issued, event('InvoiceEvent', 'AMENDED', 'I-1', 700)], 700],
  ['a credit note lessens it', [issued, event('InvoiceEvent', 'CREDIT_NOTE', 'I-1', 300)], 700],
  ['a payment settles it', [issued, event('PaymentEvent', 'RECEIVED', 'P-1', 1_000)], 0],
  ['a payment counts once', [issued, ...twice(event('PaymentEvent', 'RECEIVED', 'P-1', 400))], 600],
  ['a payment before its invoice', [event('PaymentEvent', 'RECEIVED', 'P-1', 400), issued], 600],
  [
    'a returned payment is owed again',
    [issued, event('PaymentEvent', 'RECEIVED', 'P-1', 400), event('PaymentEvent', 'REVERSED', 'P-1', 0)],
    1_000,
  ],
  [
    'a write-off takes what is left',
    [issued, event('PaymentEvent', 'RECEIVED', 'P-1', 400), event('InvoiceEvent', 'WRITTEN_OFF', 'I-1', 0)],
    0,
  ],
  ['a cancelled invoice is not owed', [issued, event('InvoiceEvent', 'CANCELLED', 'I-1', 0)], 0],
  ['nothing is known of it', [event('InvoiceEvent', 'CANCELLED', 'I-9', 0)], 0],
])('%s', (_, events, expected) => expect(balance(...events)).toBe(expected));

test('what was paid on a cancelled invoice is the customer’s', () => {
  const paid = event('PaymentEvent', 'RECEIVED', 'P-1', 400);
  expect(balance(issued, paid, event('InvoiceEvent', 'CANCELLED', 'I-1', 0))).toBe(-400);
});

test('movements come in the order of their days, not of their records', () => {
  const late = event('InvoiceEvent', 'ISSUED', 'I-2', 5, 0);
  expect(movementsOf([issued, late]).map(({ document }) => document)).toEqual(['I-2', 'I-1']);
});
