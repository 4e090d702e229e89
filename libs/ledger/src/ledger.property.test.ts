import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { advanceTo, nextChangeDay } from './advance.ts';
import type { Day } from './day.ts';
import type { LedgerInput } from './events.ts';
import { carriedIndicators } from './indicators/carry.ts';
import { INDICATORS, indicatorsOf, type Indicators } from './indicators/registry.ts';
import { judgementsOf, type JudgementsInForce } from './judgements.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { firstIssue } from './issued.ts';
import { DUE } from './layout.ts';
import { lengthOf } from './sections.ts';
import { signalsOf, type SignalsInForce } from './signals.ts';
import { restoreLedger, snapshotLedger } from './snapshot.ts';
import { EPOCH, history, IDS, shuffledWithRepeats } from './testing/arbitraries.ts';
import { invoice } from './testing/events.ts';
import { oracle } from './testing/oracle.ts';
import { judged } from './testing/oracleJudgements.ts';
import { standingPayments } from './testing/oracleItems.ts';
import { book, take, type Step } from './testing/spec.ts';

const START = EPOCH - 420;
const steps = (events: readonly LedgerInput[]): fc.Arbitrary<Step[]> =>
  fc
    .array(fc.integer({ min: 1, max: 200 }), { minLength: events.length, maxLength: events.length })
    .map((gaps) => withTicks(events, gaps));

/** A gap above 60 stands for no tick, so that several events share a day. */
function withTicks(events: readonly LedgerInput[], gaps: readonly number[]): Step[] {
  let today = START;
  return events.flatMap((event, i) => {
    const gap = gaps[i]!;
    if (gap > 60) return [event];
    today += gap;
    return [event, today];
  });
}

function run(all: readonly Step[], today: Day = START): Ledger {
  const ledger = createLedger(today);
  for (const step of all) expect(take(ledger, step)).toBeTypeOf('string');
  return ledger;
}

function rolled(ledger: Ledger, today: Day): Ledger {
  advanceTo(ledger, today);
  return ledger;
}

/** Whole numbers, flags and nulls alike to the last digit, fractions but for rounding. */
function expectAlike(actual: Indicators, wanted: Indicators): void {
  for (const { name, type } of INDICATORS) {
    const value = actual[name];
    const other = wanted[name];
    const isFraction = type === 'double' && typeof value === 'number' && typeof other === 'number';
    if (isFraction && Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other))) continue;
    expect({ [name]: value }).toEqual({ [name]: other });
  }
}

// The machine may be busy with other suites.
vi.setConfig({ testTimeout: 60_000 });
const runs = { numRuns: 150 };

test('the indicators are at every step what a recount of all events gives', () => {
  fc.assert(
    fc.property(history.chain(steps), (all) => {
      const ledger = createLedger(START);
      const events: LedgerInput[] = [];
      for (const step of all) {
        expect(take(ledger, step)).toBeTypeOf('string');
        if (typeof step !== 'number') events.push(step);
        expectAlike(indicatorsOf(ledger), oracle(events, ledger.today, book));
        const inForce = judgementsOf(ledger);
        const { grade = null, limit = null } = inForce ?? {};
        expect({ grade: grade?.grade ?? null, limitMinor: limit?.limitMinor ?? null }).toEqual(
          judged(events, ledger.today, book),
        );
      }
    }),
    runs,
  );
});

test('the order of arrival, repeats and the days of arrival make no difference', () => {
  fc.assert(
    fc.property(
      history.chain((events) => fc.tuple(steps(events), shuffledWithRepeats(events).chain(steps))),
      ([one, other]) => {
        const ledgers = [run(one), run(other)] as const;
        const end = Math.max(ledgers[0].today, ledgers[1].today);
        expect(indicatorsOf(rolled(ledgers[0], end))).toEqual(indicatorsOf(rolled(ledgers[1], end)));
        expect(signalsOf(ledgers[0])).toEqual(signalsOf(ledgers[1]));
        expect(judgementsOf(ledgers[0])).toEqual(judgementsOf(ledgers[1]));
      },
    ),
    runs,
  );
});

test('day by day is the same as at once; between changes the carried values are the ledger’s', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 500 }), (events, days) => {
      const daily = run(events, EPOCH - 200);
      let from = { ...state(daily), day: daily.today, until: nextChangeDay(daily) ?? Infinity };
      for (let i = 0; i < days; i++) {
        advanceTo(daily, daily.today + 1);
        const now = state(daily);
        if (daily.today >= from.until)
          from = { ...now, day: daily.today, until: nextChangeDay(daily) ?? Infinity };
        expectAlike(now.indicators, carriedIndicators(from.indicators, daily.today - from.day));
        expect(now.signals).toEqual(from.signals);
        expect(now.judgements).toEqual(from.judgements);
      }
      expect(state(rolled(run(events, EPOCH - 200), EPOCH - 200 + days))).toEqual(state(daily));
    }),
    { numRuns: 60 },
  );
});

test('a restored snapshot is the same ledger and goes on the same', () => {
  fc.assert(
    fc.property(history.chain(steps), fc.nat(), (all, cut) => {
      const at = cut % (all.length + 1);
      const ledger = run(all.slice(0, at));
      const restored = restoreLedger(snapshotLedger(ledger))!;
      expect(snapshotLedger(restored)).toEqual(snapshotLedger(ledger));
      expect(state(restored)).toEqual(state(ledger));
      expect(nextChangeDay(restored)).toEqual(nextChangeDay(ledger));
      for (const step of all.slice(at)) expect(take(restored, step)).toEqual(take(ledger, step));
      expect(state(restored)).toEqual(state(ledger));
      expect(snapshotLedger(restored)).toEqual(snapshotLedger(ledger));
    }),
    runs,
  );
});

test('cancelling every invoice returns all money to zero but the payments', () => {
  fc.assert(
    fc.property(history.chain(steps), (all) => {
      const ledger = run(all);
      for (const invoiceId of IDS) take(ledger, invoice('CANCELLED', invoiceId, 0, { on: EPOCH }));
      const indicators = indicatorsOf(ledger);
      const events = all.filter((step) => typeof step !== 'number');
      const payments = events.flatMap((e) => (e.type === 'PaymentEvent' ? [e.record] : []));
      const cash = standingPayments(payments).reduce(
        (sum, payment) => sum + book(payment.amountMinor, payment.currency)!,
        0,
      );
      const wanted = {
        unappliedMinor: cash,
        netOpenMinor: 0 - cash,
        creditLimitMinor: indicators.creditLimitMinor,
        ...commitmentsIn(indicators),
      };
      for (const { name, unit } of INDICATORS)
        if (unit === 'minor')
          expect({ [name]: indicators[name] }).toEqual({ [name]: 0, ...pick(wanted, name) });
      expect(lengthOf(ledger, DUE)).toBe(0);
      // Days that have left the year are dropped several at once.
      expect(firstIssue(ledger)).toBe(Infinity);
    }),
    runs,
  );
});

test('an old snapshot is not read', () => {
  const snapshot = snapshotLedger(createLedger(START));
  snapshot[0] = 1;
  expect(restoreLedger(snapshot)).toBeNull();
});

interface State {
  readonly indicators: Indicators;
  readonly signals: SignalsInForce;
  readonly judgements: JudgementsInForce | null;
}

function state(ledger: Ledger): State {
  return {
    indicators: indicatorsOf(ledger),
    signals: signalsOf(ledger),
    judgements: judgementsOf(ledger),
  };
}

/** What no invoice has to do with, and the exposure that is left of it. */
function commitmentsIn(indicators: Indicators): Partial<Indicators> {
  const { ordersMinor, guaranteesMinor, collateralMinor, insuranceMinor } = indicators;
  const covered = guaranteesMinor + collateralMinor + insuranceMinor;
  const exposureMinor = Math.max(0, ordersMinor - covered);
  return { ordersMinor, guaranteesMinor, collateralMinor, insuranceMinor, exposureMinor };
}

function pick(from: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return name in from ? { [name]: from[name] } : {};
}
