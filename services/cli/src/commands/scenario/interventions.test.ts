import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayOf } from '@foreshock/contracts';
import { interventionsOf } from './interventions.ts';

const on = dayOf('2014-01-10');
const about = { customerId: 'c', base: 'USD', on };

function lines(...events: unknown[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'events-')), 'events.ndjson');
  writeFileSync(
    path,
    events.map((event) => (typeof event === 'string' ? event : JSON.stringify(event))).join('\n'),
  );
  return path;
}

const complaint = (customerId: string) => ({
  type: 'SignalEvent',
  source: 'crm',
  customerId,
  occurredAt: '2014-01-10T08:00:00Z',
  kind: 'COMPLAINT',
  numbers: {},
  texts: {},
});

describe('what is to happen', () => {
  it('is read from the options, exactly to the minor unit', () => {
    const options = {
      order: ['50,000.00'],
      invoice: ['12000'],
      due: '2014-01-31',
      payment: ['12400.05'],
      invoiceId: 'I-1',
      insurance: '10',
      until: '2014-12-31',
      ratingPd: '0.04',
    };
    expect(interventionsOf(options, about)).toEqual([
      { kind: 'ORDER', amountMinor: 5_000_000, currency: 'USD' },
      { kind: 'INVOICE', amountMinor: 1_200_000, currency: 'USD', dueDate: on + 21 },
      { kind: 'PAYMENT', amountMinor: 1_240_005, currency: 'USD', invoiceId: 'I-1' },
      { kind: 'INSURANCE', amountMinor: 1_000, until: dayOf('2014-12-31') },
      { kind: 'RATING', pd: 0.04 },
    ]);
  });

  it('is read from a file of events', () => {
    const [first] = interventionsOf({ events: lines(complaint('c'), '') }, about);
    expect(first).toMatchObject({
      kind: 'RECORD',
      input: { type: 'SignalEvent', record: { kind: 'COMPLAINT' } },
    });
  });

  it.each([
    [{}, /say what happens/],
    [{ payment: ['12.345'] }, /--payment: "12.345" has more than the 2 decimals of USD/],
    [{ payment: ['-1'] }, /give an amount that is not below 0/],
    [{ payment: ['1'], currency: 'XQX' }, /--currency XQX/],
    [{ ratingPd: '4 %' }, /give a probability from 0 to 1/],
    [{ invoice: ['1'], due: '31.1.2014' }, /--due 31.1.2014: give a date/],
    [{ events: lines(complaint('c'), complaint('d')) }, /:2: is about customer d, not c/],
    [{ events: lines('{') }, /:1: is not JSON/],
    [{ events: lines({ ...complaint('c'), kind: 'RUMOUR' }) }, /:1: \/kind must be one of/],
    [{ events: '/no/such/file' }, /cannot be read/],
  ])('is refused with a way out: %j', (options, message) => {
    expect(() => interventionsOf(options, about)).toThrow(message);
  });
});
