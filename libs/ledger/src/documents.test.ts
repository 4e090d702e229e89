import { describe, expect, it } from 'vitest';
import { invoicesOf, paymentsOf } from './documents.ts';
import { openInvoicesOf } from './open-invoices.ts';
import { day, invoice, issued, overdue, received, reversed } from './testing/events.ts';
import { given } from './testing/spec.ts';

const TODAY = day('2026-03-01');
const JAN = day('2026-01-05');

describe('documents of a ledger', () => {
  it('shows invoices with their payments, the open ones first, the oldest due date first', () => {
    const { ledger } = given(
      TODAY,
      issued('late', 1_000, { issued: JAN, due: JAN + 20 }),
      issued('paid', 500, { issued: JAN, due: JAN + 30 }),
      issued('older', 300, { issued: JAN, due: JAN + 10 }),
      received('p1', JAN + 40, { paid: 500, late: 100 }),
      received('p2', JAN + 45, { late: 50 }),
      invoice('CREDIT_NOTE', 'late', 200, { on: JAN + 41 }),
      overdue('PROMISED', 'late', JAN + 42, { promisedDate: JAN + 50, amountMinor: 400 }),
    );
    const [older, late, paid] = invoicesOf(ledger);
    expect(older).toMatchObject({ invoiceId: 'older', state: 'OPEN', leftMinor: 300, payments: [] });
    expect(late).toMatchObject({
      ...{ invoiceId: 'late', amountMinor: 1_000, creditedMinor: 200, paidMinor: 150, leftMinor: 650 },
      payments: [
        { paymentId: 'p1', paymentDate: JAN + 40, amountMinor: 100, daysLate: 20 },
        { paymentId: 'p2', paymentDate: JAN + 45, amountMinor: 50, daysLate: 25 },
      ],
      promises: [{ promisedDate: JAN + 50, amountMinor: 400, kept: false }],
    });
    expect(paid).toMatchObject({ state: 'SETTLED', settledOn: JAN + 40, leftMinor: 0, openMinor: 0 });
  });

  it('leaves nothing on what was cancelled or written off', () => {
    const { ledger } = given(
      TODAY,
      issued('gone', 100, { issued: JAN }),
      invoice('CANCELLED', 'gone', 0, { on: JAN + 1 }),
      issued('lost', 100, { issued: JAN }),
      invoice('WRITTEN_OFF', 'lost', 0, { on: JAN + 2 }),
    );
    expect(invoicesOf(ledger).map(({ state, leftMinor }) => [state, leftMinor])).toEqual([
      ['CANCELLED', 0],
      ['WRITTEN_OFF', 0],
    ]);
  });

  it('agrees with the open invoices, in another currency too', () => {
    const { ledger } = given(
      TODAY,
      issued('usd', 1_000, { issued: JAN, currency: 'USD' }),
      received('p', JAN + 3, { usd: 90 }),
    );
    const [open] = openInvoicesOf(ledger);
    expect(invoicesOf(ledger)).toMatchObject([{ leftMinor: open?.leftMinor, openMinor: open?.openMinor }]);
    expect(open?.leftMinor).toBe(900);
  });

  it('shows payments, the newest first, with what they name', () => {
    const { ledger } = given(
      TODAY,
      received('p1', JAN, { a: 5, b: 6 }, { amountMinor: 20 }),
      received('p2', JAN + 1, {}, { amountMinor: 7 }),
      reversed('p2', JAN + 2),
    );
    expect(paymentsOf(ledger)).toEqual([
      {
        paymentId: 'p2',
        paymentDate: JAN + 1,
        amountMinor: 7,
        currency: 'EUR',
        isReversed: true,
        allocations: [],
      },
      {
        ...{ paymentId: 'p1', paymentDate: JAN, amountMinor: 20, currency: 'EUR', isReversed: false },
        allocations: [
          { invoiceId: 'a', amountMinor: 5 },
          { invoiceId: 'b', amountMinor: 6 },
        ],
      },
    ]);
  });
});
