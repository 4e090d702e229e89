import fc from 'fast-check';
import type { Day } from '../day.ts';
import type { LedgerInput } from '../events.ts';
import { customer, invoice, issued, judgement, overdue, received, reversed, signal } from './events.ts';

/** Around this day everything happens. */
export const EPOCH: Day = 20_000;

/** Often the same few days, so that things fall together. */
const date = fc.oneof(
  fc.integer({ min: EPOCH - 420, max: EPOCH + 60 }),
  fc.integer({ min: EPOCH - 2, max: EPOCH + 2 }),
);
const amount = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 2000 }), weight: 6 },
  { arbitrary: fc.constantFrom(0, 1, 2, 3, 10 ** 13, 10 ** 13 - 1, 2 ** 20, 2 ** 20 - 1), weight: 1 },
);
const currency = fc.oneof(
  { arbitrary: fc.constant('EUR'), weight: 4 },
  { arbitrary: fc.constantFrom('USD', 'JPY'), weight: 1 },
);
export const IDS = ['a', 'b', 'c', 'd'] as const;
const PAYMENT_IDS = ['p', 'q', 'r', 's', 't'] as const;
const invoiceId = fc.constantFrom(...IDS);
const orderId = fc.constantFrom('x', 'y');

/** At most one issue of every invoice and one receipt of every payment, so that nothing contradicts. */
const issues = fc
  .tuple(...IDS.map((id) => fc.option(issueOf(id), { freq: 6 })))
  .map((events) => events.filter((event) => event !== null));

const receipts = fc
  .tuple(...PAYMENT_IDS.map((id) => fc.option(receiptOf(id), { freq: 3 })))
  .map((events) => events.filter((event) => event !== null));

const commitment: fc.Arbitrary<LedgerInput> = fc
  .record({
    kind: fc.constantFrom('GUARANTEE', 'CREDIT_INSURANCE', 'ORDER', 'ORDER'),
    on: date,
    amountMinor: fc.oneof(amount, fc.double({ min: 0, max: 2000, noNaN: true })),
    until: fc.option(date),
    texts: fc.record(
      {
        id: fc.constantFrom('one', 'two'),
        orderId,
        type: fc.constantFrom('collateral', 'bank'),
        currency: fc.constantFrom('EUR', 'USD'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ kind, on, amountMinor, until, texts }) => signal(kind, on, { amountMinor }, until, texts));

const figure = fc.oneof({ arbitrary: fc.integer({ min: 1, max: 900 }), weight: 8 }, fc.constantFrom(0, -50));
const FIGURES = [
  ...['currentAssets', 'inventory', 'currentLiabilities', 'totalAssets', 'totalLiabilities'],
  ...['retainedEarnings', 'ebit', 'marketCap', 'bookEquity', 'sales', 'workingCapital'],
  ...['salesPriorYear', 'operatingProfit'],
];

const statement: fc.Arbitrary<LedgerInput> = fc
  .tuple(
    date,
    fc.tuple(...FIGURES.map((name) => fc.option(figure, { freq: 8 }).map((value) => [name, value] as const))),
    fc.option(date),
    fc.option(fc.constantFrom('listed', 'private', 'non-manufacturer', 'bank')),
  )
  .map(([on, figures, until, firm]) => {
    const given = figures.filter((entry): entry is [string, number] => entry[1] !== null);
    return signal('FINANCIAL_STATEMENT', on, Object.fromEntries(given), until, firm === null ? {} : { firm });
  });

const judged: fc.Arbitrary<LedgerInput> = fc
  .record({
    kind: fc.constantFrom('GRADE', 'GRADE', 'LIMIT', 'LIMIT', 'GRADE_WITHDRAWN', 'LIMIT_WITHDRAWN'),
    on: date,
    grade: fc.constantFrom('A', 'B'),
    limitMinor: amount,
    of: currency,
    until: date,
  })
  .map(({ kind, on, grade, limitMinor, of, until }) => {
    if (kind === 'GRADE') return judgement(kind, on, { grade, validUntil: until });
    if (kind === 'LIMIT') return judgement(kind, on, { limitMinor, currency: of, validUntil: until });
    return judgement(kind, on);
  });

const others: fc.Arbitrary<LedgerInput[]> = fc.array(
  fc.oneof(
    change('AMENDED'),
    change('AMENDED'),
    change('CREDIT_NOTE'),
    change('CREDIT_NOTE'),
    change('CANCELLED'),
    change('WRITTEN_OFF'),
    fc.tuple(fc.constantFrom(...PAYMENT_IDS), date).map(([id, on]) => reversed(id, on)),
    notice('DISPUTED'),
    notice('DISPUTE_RESOLVED'),
    notice('DUNNED'),
    notice('PROMISED'),
    notice('PROMISED'),
    commitment,
    commitment,
    fc
      .tuple(fc.constantFrom('COMPLAINT', 'NEWS'), date, amount, fc.option(date))
      .map(([kind, on, amountMinor, until]) => signal(kind, on, { amountMinor }, until)),
    statement,
    judged,
    judged,
    fc
      .tuple(date, fc.option(amount), fc.option(currency), fc.option(date))
      .map(([on, creditLimitMinor, of, onboardedOn]) =>
        customer(on, { creditLimitMinor, currency: of, onboardedOn }),
      ),
  ),
  { maxLength: 14, size: 'max' },
);

/** Events of one customer that do not contradict each other, in no particular order. */
export const history: fc.Arbitrary<LedgerInput[]> = fc
  .tuple(issues, receipts, others)
  .chain(([i, r, o]) => shuffled([...i, ...r, ...o]));

/** A list in another order, with some of its items twice. */
export function shuffledWithRepeats<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.subarray([...items]).chain((again) => shuffled([...items, ...again]));
}

export function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

function issueOf(id: string): fc.Arbitrary<LedgerInput> {
  return fc
    .tuple(date, fc.integer({ min: -5, max: 90 }), amount, currency, fc.option(orderId))
    .map(([day, terms, amountMinor, of, order]) =>
      issued(id, amountMinor, { issued: day, due: day + terms, currency: of, orderId: order }),
    );
}

function receiptOf(id: string): fc.Arbitrary<LedgerInput> {
  return fc
    .tuple(
      date,
      fc.dictionary(invoiceId, fc.integer({ min: 0, max: 1500 }), { maxKeys: 3 }),
      fc.integer({ min: 0, max: 300 }),
      currency,
    )
    .map(([on, allocations, rest, of]) => {
      const allocated = Object.values(allocations).reduce((a, b) => a + b, 0);
      return received(id, on, allocations, { amountMinor: allocated + rest, currency: of });
    });
}

function change(kind: 'AMENDED' | 'CREDIT_NOTE' | 'CANCELLED' | 'WRITTEN_OFF'): fc.Arbitrary<LedgerInput> {
  return fc
    .tuple(invoiceId, date, date, amount, currency)
    .map(([id, on, due, amountMinor, of]) => invoice(kind, id, amountMinor, { on, due, currency: of }));
}

function notice(kind: 'DISPUTED' | 'DISPUTE_RESOLVED' | 'DUNNED' | 'PROMISED'): fc.Arbitrary<LedgerInput> {
  return fc
    .tuple(invoiceId, date, fc.option(fc.integer({ min: 0, max: 9 })), date, fc.option(amount))
    .map(([id, on, dunningLevel, promisedDate, amountMinor]) =>
      overdue(kind, id, on, kind === 'PROMISED' ? { promisedDate, amountMinor } : { dunningLevel }),
    );
}
