import type { EngineInput, PolicyActivated } from '@foreshock/engine';
import type { PolicyDocument } from '@foreshock/policy';
import fc from 'fast-check';
import { createReplay, type PolicyChoice } from '../replay/replay.ts';
import type { Track } from '../track.ts';

const text = (en: string) => ({ en, zh: en });

/** A small policy that warns at so many days past due; it decides on other days than one with another threshold. */
export function policy(warnsAt: number, parts: Partial<PolicyDocument> = {}): PolicyDocument {
  const bins = [
    { to: warnsAt, points: 0 },
    { from: warnsAt, points: -100 },
  ] as const;
  return {
    ...{ policyId: 'test', version: `${warnsAt}`, title: text('Test'), baseCurrency: 'EUR' },
    segments: [
      {
        ...{ id: 'all', title: text('All'), scorecard: 'one', lgd: 0.5 },
        limit: {
          turnover: 'invoiced365Minor',
          shareByGrade: { A: 0.2, B: 0.1 },
          ...{ capMinor: 1_000_000, roundToMinor: 100, changeRatio: 0.1 },
        },
      },
    ],
    scorecards: {
      one: {
        base: 600,
        behaviour: [{ id: 'pastDue', value: 'maxDaysPastDue', missing: 0, bins }],
        external: [],
        combine: { rule: 'worse' },
        grades: [
          { grade: 'A', minScore: 550, pd: 0.01 },
          { grade: 'B', pd: 0.2 },
        ],
        overrides: [],
        upgrade: { marginPoints: 0, probationDays: 5 },
      },
    },
    rules: [
      {
        ...{ id: 'overdue', title: text('Overdue'), source: 'credit', nextStep: text('Call') },
        raise: { value: 'maxDaysPastDue', gte: warnsAt },
        clear: { value: 'maxDaysPastDue', lt: 1 },
        ...{ severity: 'medium', likelihood: 'medium' },
        actions: [{ kind: 'HOLD', role: 'sales', dueInDays: 1, approval: false }],
      },
    ],
    exposure: 'exposureMinor',
    ...parts,
  };
}

export function activation(document: PolicyDocument): PolicyActivated {
  const { policyId, version } = document;
  return { policyId, version, body: JSON.stringify(document), mode: 'LIVE' };
}

export const activated = (document: PolicyDocument): EngineInput => {
  return { type: 'PolicyActivated', record: activation(document) };
};

export const FIRST_DAY = 20_000;

/** Ledger events and ticks of a few customers over many months; nothing is dated after the day on which it comes. */
export const logs: fc.Arbitrary<EngineInput[]> = fc
  .array(
    fc.record({
      days: fc.nat(40),
      customer: fc.constantFrom('a', 'b', 'c'),
      dueIn: fc.nat(30),
      amount: fc.integer({ min: 1, max: 4 }),
      pays: fc.option(fc.nat(9)),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((happenings) => {
    const log: EngineInput[] = [tick(FIRST_DAY)];
    const invoices: { id: string; customer: string; amountMinor: number }[] = [];
    let today = FIRST_DAY;
    happenings.forEach(({ days, customer, dueIn, amount, pays }, index) => {
      if (days > 0) log.push(tick((today += days)));
      const paid = pays === null ? undefined : invoices.splice(pays, 1)[0];
      if (paid !== undefined) log.push(payment(paid, today));
      const invoice = { id: `i${index}`, customer, amountMinor: 1000 * amount };
      invoices.push(invoice);
      log.push(issue(invoice, today, today + dueIn));
    });
    log.push(tick(today + 120));
    return log;
  });

/** Replays one partition. */
export function replayed(log: readonly EngineInput[], choice: PolicyChoice, to: number | null = null): Track {
  const materiality = { moreThanMinor: 0, moreThanRatio: 0 };
  const replay = createReplay({ partition: 0, minorUnits: () => 2, choice, materiality, to });
  log.forEach((input, offset) => replay.take(input, offset));
  return replay.finish();
}

export const tick = (date: number): EngineInput => ({ type: 'ClockTick', record: { date } });

interface Invoice {
  readonly id: string;
  readonly customer: string;
  readonly amountMinor: number;
}

const common = (eventId: string, customerId: string) => ({
  eventId,
  customerId,
  occurredAt: 0,
  source: 'test',
});

const issue = ({ id, customer, amountMinor }: Invoice, issueDate: number, dueDate: number): EngineInput => {
  const terms = { issueDate, dueDate, amountMinor, currency: 'EUR' };
  const record = { ...common(`issue ${id}`, customer), kind: 'ISSUED', invoiceId: id, ...terms } as const;
  return { type: 'InvoiceEvent', record };
};

const payment = ({ id, customer, amountMinor }: Invoice, paymentDate: number): EngineInput => {
  const allocations = [{ invoiceId: id, amountMinor }];
  const money = { paymentDate, amountMinor, currency: 'EUR', allocations };
  const record = {
    ...common(`pay ${id}`, customer),
    kind: 'RECEIVED',
    paymentId: `p ${id}`,
    ...money,
  } as const;
  return { type: 'PaymentEvent', record };
};
