import { expect, it } from 'vitest';
import { endOf, invoicesOf } from './act.ts';

it('reads invoices with and without an amount', () => {
  expect(invoicesOf(['I-1', 'A=B=500'])).toEqual([
    { invoiceId: 'I-1', amountMinor: null },
    { invoiceId: 'A=B', amountMinor: 500 },
  ]);
  for (const wrong of ['I-1=', 'I-1=x', 'I-1=-5', 'I-1=0.5', '=5'])
    expect(() => invoicesOf([wrong])).toThrow('write an id');
});

it('reads an end as a time or as hours from now', () => {
  expect(endOf({}, 0)).toBeUndefined();
  expect(endOf({ hours: '1.5' }, 0)).toBe('1970-01-01T01:30:00.000Z');
  expect(endOf({ until: '2030-01-31T08:00:00Z' }, 0)).toBe('2030-01-31T08:00:00.000Z');
  for (const wrong of [{ hours: '-1' }, { hours: 'x' }, { until: 'soon' }])
    expect(() => endOf(wrong, 0)).toThrow('no time to come');
  expect(() => endOf({ hours: '1', until: '2030-01-31' }, 0)).toThrow('not both');
});
