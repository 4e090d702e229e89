import { describe, expect, it } from 'vitest';
import { after, disputed, invoice, tick } from './testing/given.ts';
import { whatIf } from './what-if.ts';

/** Two invoices overdue, one of them by 40 days; 30,000 open. */
const late = () =>
  after([tick(100), invoice('c1', 'a', 60, 70, 10_000), invoice('c1', 'b', 80, 95, 20_000), tick(110)]);

const rulesOpen = (of: { rules: readonly { ruleId: string; isOpen: boolean }[] }) =>
  of.rules.filter(({ isOpen }) => isOpen).map(({ ruleId }) => ruleId);

describe('what if', () => {
  it('a payment comes: the oldest due is paid first', () => {
    const { before, after: then } = whatIf(late(), [{ kind: 'PAYMENT', amountMinor: 10_000 }]);
    expect([before.overdueMinor, then.overdueMinor]).toEqual([30_000, 20_000]);
    expect([before.score, then.score]).toEqual([440, 480]);
    expect(then.points[0]).toMatchObject({ value: 15, points: 0, bin: 1 });
    expect(rulesOpen(before)).toEqual(['overdue']);
  });

  it('an order raises a rule, a guarantee and an insurance take it away again', () => {
    const order = { kind: 'ORDER' as const, amountMinor: 25_000 };
    const alone = whatIf(late(), [order]);
    expect([alone.after.exposureAtDefaultMinor, rulesOpen(alone.after)]).toEqual([
      55_000,
      ['overdue', 'exposure'],
    ]);
    expect(alone.decisions.map(({ type }) => type)).toContain('WarningRaised');
    const secured = whatIf(late(), [
      { kind: 'GUARANTEE', amountMinor: 10_000, until: 130 },
      { kind: 'INSURANCE', amountMinor: 6_000 },
      order,
    ]);
    expect([secured.after.exposureAtDefaultMinor, rulesOpen(secured.after)]).toEqual([39_000, ['overdue']]);
  });

  it('it comes on a later day: the clock runs up to it first', () => {
    const { on, before } = whatIf(late(), [{ kind: 'INVOICE', amountMinor: 1, dueDate: 130 }], 115);
    expect([on, before.asOf, before.overdueMinor]).toEqual([115, 115, 30_000]);
  });

  it('an outside rating comes', () => {
    const { before, after: then } = whatIf(late(), [{ kind: 'RATING', pd: 0.01 }]);
    expect([before.sourcesMissing, then.sourcesMissing]).toEqual([
      ['EXTERNAL_RATING', 'PAYMENT_HISTORY'],
      ['PAYMENT_HISTORY'],
    ]);
    expect(then.externalScore).toBe(560);
  });

  it('a dispute is settled', () => {
    const argued = after([tick(100), invoice('c1', 'a', 60, 70, 10_000), disputed('c1', 'a', 100)]);
    const { before, after: then } = whatIf(argued, [{ kind: 'RESOLVE_DISPUTE', invoiceId: 'a' }]);
    expect([rulesOpen(before), before.points[0]!.value]).toEqual([['disputes'], 0]);
    expect([rulesOpen(then), then.points[0]!.value]).toEqual([[], 30]);
  });

  it('says what the ledger would refuse, and goes on with the rest', () => {
    const { refusals, after: then } = whatIf(late(), [
      { kind: 'PAYMENT', amountMinor: 1, invoiceId: 'z' },
      { kind: 'LIMIT', amountMinor: 1 },
      { kind: 'INVOICE', amountMinor: 1, currency: 'USD', dueDate: 130 },
      { kind: 'PAYMENT', amountMinor: 30_000 },
    ]);
    expect(refusals.map(({ index, reason }) => [index, reason])).toEqual([
      [0, 'not-open'],
      [1, 'no-master-data'],
      [2, 'no-fx-rate'],
    ]);
    expect(refusals[0]!.message).toBe('invoice z is not open; open are a, b');
    expect(then.openMinor).toBe(0);
  });
});
